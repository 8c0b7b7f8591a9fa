import Desk
import LocalServer
import Newsroom
import Postgres
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Migrator {
  fileprivate func statusThenClosing(_ connection: Connection) async -> Result<MigrationStatus, any Error> {
    let status: Result<MigrationStatus, any Error>
    do {
      status = .success(try await self.status(connection))
    } catch {
      status = .failure(error)
    }
    await connection.close()
    return status
  }
}

/// Looks at one thing after another, and stops where nothing further can be seen.
struct Examination {
  let global: GlobalOptions
  let environment: [String: String]

  func findings() async -> [Finding] {
    let place = NewsroomPlace(environment: environment)
    var findings = files()
    if findings.allSatisfy(\.isGood) { findings += settings() }
    if case .local(let server) = place {
      let finding = await database(server)
      findings.append(finding)
      if !finding.isGood { return findings }
      findings += disk(server)
    }
    let migrations = await migrations(place)
    findings += migrations
    if migrations.allSatisfy(\.isGood) {
      findings += await person()
      findings += await locks(place)
    }
    return findings
  }

  /// Nothing where they can be read, or where there are none.
  private func settings() -> [Finding] {
    do {
      _ = try Settings(environment: environment, sources: SettingsSource.all(environment))
      return []
    } catch {
      return [problem("settings", error)]
    }
  }

  /// What keeps people to the workflow, as far as the catalogue shows it.
  private func guards(_ newsroom: NewsroomSession) async throws -> [Finding] {
    let weakPoints = try await newsroom.guards.weakPoints()
    let findings = weakPoints.map { point in
      Finding(
        check: point.guardName,
        isGood: !point.isHole,
        isAdvice: true,
        finding: point.finding,
        fix: point.fix
      )
    }
    if weakPoints.contains(where: \.isHole) { return findings }
    return [Finding(check: "guards", isGood: true, finding: "nobody gets past the workflow")] + findings
  }

  private func database(_ server: LocalServer) async -> Finding {
    do {
      let status = try await server.status()
      let fix: String? =
        switch status.state {
        case .running: nil
        case .notCreated: "newsdesk init --local"
        case .foreign(let problem): problem.explanation.mend
        default: "newsdesk start"
        }
      let version = status.serverVersion.map { ", PostgreSQL \($0)" } ?? ""
      return Finding(
        check: "database",
        isGood: fix == nil,
        finding: status.state.words + version,
        fix: fix,
        repair: fix == "newsdesk start"
          ? .init(does: "start the database") { _ = try await server.start() } : nil
      )
    } catch {
      return problem("database", error)
    }
  }

  private func migrations(_ place: NewsroomPlace) async -> [Finding] {
    do {
      let connection = try await place.operatorConnection()
      let status = try await Schema.migrator().statusThenClosing(connection).get()
      let drift = status.drift.map {
        Finding(check: "migrations", isGood: false, finding: $0.description, fix: "newsdesk migrate status")
      }
      if !drift.isEmpty { return drift }
      if status.pending.isEmpty {
        return [Finding(check: "migrations", isGood: true, finding: "version \(status.version), unaltered")]
      }
      return [
        Finding(
          check: "migrations",
          isGood: false,
          finding: "\(Wording.count(status.pending.count, "migration")) to apply",
          fix: "newsdesk migrate up",
          repair: .init(does: "apply them, each whole or not at all") {
            let connection = try await place.operatorConnection()
            do {
              _ = try await MigrateUpCommand.bringUp(connection)
            } catch {
              await connection.close()
              throw error
            }
            await connection.close()
          }
        )
      ]
    } catch {
      // On a server a person may not look at the migrations, and need not.
      return place.isServer ? [] : [problem("migrations", error)]
    }
  }

  private func person() async -> [Finding] {
    do {
      let session = try await SessionContext.open(global: global, environment: environment)
      let newsroom = session.newsroom
      let roles = try await newsroom.staff.members().first { $0.person == newsroom.person }?.roles ?? []
      let skew = abs(Date().timeIntervalSince(newsroom.now))
      let guards = try await workers(newsroom) + guards(newsroom)
      await session.close()
      return [
        Finding(
          check: "login",
          isGood: !roles.isEmpty,
          finding: "\(newsroom.person.name): " + (roles.isEmpty ? "no roles" : Wording.list(roles.map(\.words))),
          fix: roles.isEmpty ? "an administrator: newsdesk role grant \(newsroom.person.login) ROLE --desk DESK" : nil
        ),
        Finding(
          check: "clock",
          isGood: skew < 30,
          finding: "this machine and the database differ by \(Int(skew)) s",
          fix: skew < 30 ? nil : "set this machine's clock; the newsroom goes by the database's"
        ),
      ] + guards
    } catch {
      return [problem("login", error)]
    }
  }

  func problem(_ check: String, _ error: any Error) -> Finding {
    let report = ErrorReport(error)
    let mend = report.lines.first { $0.hasPrefix("Fix: ") }.map { String($0.dropFirst("Fix: ".count)) }
    // Whoever reads this has asked the doctor already.
    let others = report.lines.filter { $0 != "Check: newsdesk doctor" }
    return Finding(check: check, isGood: false, finding: report.message, fix: mend ?? others.last)
  }
}
