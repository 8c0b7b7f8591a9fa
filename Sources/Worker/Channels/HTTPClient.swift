import CCurl

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A message to post.
struct HTTPRequest: Sendable {
  var address: String
  var headers: [String]
  var body: [UInt8]
  /// Seconds, from the first look-up of its name to the last byte of the answer.
  var patience: Double
}

enum HTTPAnswer: Sendable {
  /// - retryAfter: seconds, where the receiver asked for a pause.
  case answered(status: Int, retryAfter: Double?)
  /// It can be tried again.
  case failed(problem: String)
  /// It may not go there.
  case forbidden(problem: String)
}

/// One connection's worth of libcurl, kept open between messages. It follows no redirection, goes by no proxy, and looks at the very
/// address that it is about to connect to: a name that leads elsewhere a moment later leads it nowhere.
final class HTTPClient: @unchecked Sendable {
  // Safe: a handle is used by one thread at a time, which whoever owns the client sees to; libcurl asks for no more.
  private let handle: UnsafeMutableRawPointer?
  private let allowsInternal: Bool

  /// The most that is read of an answer: nobody needs its words.
  private static let longestAnswer = 65_536

  init(allowsInternal: Bool, certificates: String?) {
    Self.prepare
    self.allowsInternal = allowsInternal
    handle = curl_easy_init()
    guard let handle else { return }
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_text(handle, CURLOPT_PROXY, "")
    ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, allowsInternal ? "http,https" : "https")
    ccurl_set_text(handle, CURLOPT_USERAGENT, "newsdesk")
    ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 10_000)
    if let certificates { ccurl_set_text(handle, CURLOPT_CAINFO, certificates) }
  }

  deinit { curl_easy_cleanup(handle) }

  private static let prepare: Void = { _ = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }()

  /// What the callbacks of one message share.
  private final class Exchange {
    let allowsInternal: Bool
    var read = 0
    var isForbidden = false

    init(allowsInternal: Bool) { self.allowsInternal = allowsInternal }
  }

  /// Blocks until there is an answer, or none comes.
  func post(_ request: HTTPRequest) -> HTTPAnswer {
    guard let handle else { return .failed(problem: "libcurl can't be started") }
    let exchange = Exchange(allowsInternal: allowsInternal)
    // Without the second, curl waits a second for a receiver to ask for a long document.
    var headers = curl_slist_append(nil, "Expect:")
    for header in request.headers { headers = curl_slist_append(headers, header) }
    defer { curl_slist_free_all(headers) }
    ccurl_set_text(handle, CURLOPT_URL, request.address)
    ccurl_set_headers(handle, headers)
    ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, Int(request.patience * 1000))
    ccurl_set_long(handle, CURLOPT_POST, 1)
    ccurl_set_long(handle, CURLOPT_POSTFIELDSIZE, request.body.count)
    let shared = Unmanaged.passUnretained(exchange).toOpaque()
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, shared)
    ccurl_set_writer(handle, CURLOPT_WRITEFUNCTION, Self.reader)
    ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, shared)
    ccurl_set_opener(handle, Self.opener)
    var problem = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let code = problem.withUnsafeMutableBufferPointer { words in
      ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(words.baseAddress))
      return request.body.withUnsafeBytes { body in
        ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: body.baseAddress))
        // The exchange outlives the call, and so do the bytes.
        return withExtendedLifetime(exchange) { curl_easy_perform(handle) }
      }
    }
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil)
    return answer(
      code,
      exchange,
      String(decoding: problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    )
  }

  private func answer(_ code: CURLcode, _ exchange: Exchange, _ words: String) -> HTTPAnswer {
    if exchange.isForbidden {
      return .forbidden(
        problem:
          "its name leads to an address of this machine or of a private network; a channel that may go there is added with --allow-internal"
      )
    }
    if code == CURLE_UNSUPPORTED_PROTOCOL { return .forbidden(problem: "it is no https address") }
    var status = 0
    ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    // An answer that was longer than anybody reads is an answer; one that was cut off may be anything.
    guard code == CURLE_OK || (code == CURLE_WRITE_ERROR && exchange.read > Self.longestAnswer), status > 0 else {
      let known = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
      return .failed(problem: known)
    }
    var pause = 0
    ccurl_get_long(handle, CURLINFO_RETRY_AFTER, &pause)
    return .answered(status: status, retryAfter: pause > 0 ? Double(pause) : nil)
  }

  private static let reader: curl_write_callback = { _, size, count, shared in
    guard let shared else { return 0 }
    let exchange = Unmanaged<Exchange>.fromOpaque(shared).takeUnretainedValue()
    exchange.read += size * count
    return exchange.read > longestAnswer ? 0 : size * count
  }

  private static let opener: curl_opensocket_callback = { shared, _, address in
    guard let shared, let address else { return -1 }
    let exchange = Unmanaged<Exchange>.fromOpaque(shared).takeUnretainedValue()
    let isInternal = withUnsafePointer(to: &address.pointee.addr) { InternalAddress.contains($0) }
    if isInternal, !exchange.allowsInternal {
      exchange.isForbidden = true
      return -1
    }
    return socket(
      address.pointee.family,
      address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
      address.pointee.protocol
    )
  }
}
