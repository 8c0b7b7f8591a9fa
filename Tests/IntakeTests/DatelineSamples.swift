/// First lines of stories as agencies write them, invented: line ⇒ city|region|date|agency|rest.
let datelineSamples = #"""
  UNITED NATIONS, Sept 3 (AP) - The council ⇒ UNITED NATIONS||Sept 3|AP|The council
  ABOARD AIR FORCE ONE (AP) — President ⇒ ABOARD AIR FORCE ONE|||AP|President
  MOSCOW, October 6. /TASS/. Russia said ⇒ MOSCOW||October 6|TASS|Russia said
  (Reuters) - The Senate ⇒ |||Reuters|The Senate
  (AFP) - Paris Saint-Germain won ⇒ |||AFP|Paris Saint-Germain won
  Oct 6 (Reuters) - Shares fell ⇒ ||Oct 6|Reuters|Shares fell
  Oct. 6, 2024 (Reuters) - Shares ⇒ ||Oct. 6, 2024|Reuters|Shares
  JERUSALEM/GAZA/CAIRO, Oct 6 (Reuters) - Israel ⇒ JERUSALEM/GAZA/CAIRO||Oct 6|Reuters|Israel
  TOKYO, Oct. 6 (Kyodo) -- Japan ⇒ TOKYO||Oct. 6|Kyodo|Japan
  TOKYO, Oct. 6, Kyodo - Japan ⇒ TOKYO||Oct. 6|Kyodo|Japan
  SEOUL, Oct. 6 (Yonhap) -- South Korea ⇒ SEOUL||Oct. 6|Yonhap|South Korea
  PARIS, 6 oct 2024 (AFP) - Le gouvernement ⇒ PARIS||6 oct 2024|AFP|Le gouvernement
  Paris, le 6 octobre 2024 (AFP) - Le ⇒ Paris||le 6 octobre 2024|AFP|Le
  München (dpa/lby) - Die ⇒ München|||dpa|Die
  Berlin/Brüssel (dpa) - Die ⇒ Berlin/Brüssel|||dpa|Die
  Berlin, 6. Oktober (dpa) – Die ⇒ Berlin||6. Oktober|dpa|Die
  BERLIN, 6. Okt (Reuters) - Die ⇒ BERLIN||6. Okt|Reuters|Die
  Madrid, 6 oct (EFE).- El Gobierno ⇒ Madrid||6 oct|EFE|El Gobierno
  MADRID, 6 Oct. (EUROPA PRESS) - El ⇒ MADRID||6 Oct.|Europa Press|El
  CIUDAD DE MÉXICO (AP) — El ⇒ CIUDAD DE MÉXICO|||AP|El
  (ANSA) - ROMA, 06 OTT - Il governo ⇒ ROMA||06 OTT|ANSA|Il governo
  Roma, 6 ott. (Adnkronos) - Il ⇒ Roma||6 ott.|Adnkronos|Il
  Lisboa, 06 out 2024 (Lusa) - O ⇒ Lisboa||06 out 2024|Lusa|O
  МОСКВА, 6 октября. /ТАСС/. Россия ⇒ МОСКВА||6 октября|TASS|Россия
  МОСКВА, 6 окт - РИА Новости. Россия ⇒ МОСКВА||6 окт|RIA Novosti|Россия
  Москва. 6 октября. ИНТЕРФАКС - Россия ⇒ Москва||6 октября|Interfax|Россия
  MOSCOW. Oct 6 (Interfax) - Russia ⇒ MOSCOW||Oct 6|Interfax|Russia
  WASHINGTON, D.C. (AP) — The ⇒ WASHINGTON|D.C.||AP|The
  THE HAGUE, Netherlands (AP) — A ⇒ THE HAGUE|Netherlands||AP|A
  PORT OF SPAIN, Trinidad and Tobago (AP) — A ⇒ PORT OF SPAIN|Trinidad and Tobago||AP|A
  ST. PETERSBURG, Fla. (AP) — A ⇒ ST. PETERSBURG|Fla.||AP|A
  O’FALLON, Mo. (AP) — A ⇒ O’FALLON|Mo.||AP|A
  MINNEAPOLIS-ST. PAUL (AP) — A ⇒ MINNEAPOLIS-ST. PAUL|||AP|A
  ATLANTA (AP) _ The ⇒ ATLANTA|||AP|The
  LONDON, Oct 6, 2024 (Reuters) - The ⇒ LONDON||Oct 6, 2024|Reuters|The
  WASHINGTON, Sunday, Oct. 6, 2024 (AP) — The ⇒ WASHINGTON||Sunday, Oct. 6, 2024|AP|The
  GENEVA (6 October 2024) – UN experts ⇒ GENEVA||6 October 2024||UN experts
  NEW YORK/GENEVA, 6 October 2024 – UNICEF ⇒ NEW YORK/GENEVA||6 October 2024||UNICEF
  NEW YORK, Oct. 6, 2024 /PRNewswire/ -- Acme ⇒ NEW YORK||Oct. 6, 2024|PRNewswire|Acme
  NEW YORK, Oct. 06, 2024 (GLOBE NEWSWIRE) -- Acme ⇒ NEW YORK||Oct. 06, 2024|GlobeNewswire|Acme
  NEW YORK--(BUSINESS WIRE)--Acme ⇒ NEW YORK|||Business Wire|Acme
  New Delhi, Oct 6 (PTI) The minister ⇒ New Delhi||Oct 6|PTI|The minister
  NEW DELHI: The government ⇒ NEW DELHI||||The government
  ISLAMABAD, Oct 6 (APP): The ⇒ ISLAMABAD||Oct 6|APP|The
  DUBAI, 6th October, 2024 (WAM) -- The ⇒ DUBAI||6th October, 2024|WAM|The
  London – Asharq Al-Awsat: The minister ⇒ London|||Asharq Al-Awsat|The minister
  Beirut, Asharq Al-Awsat- Lebanon ⇒ Beirut|||Asharq Al-Awsat|Lebanon
  Riyadh- Asharq Al-Awsat ⇒ Riyadh|||Asharq Al-Awsat|
  تونس (رويترز) - قال ⇒ تونس|||Reuters|قال
  واشنطن 4 يونيو (رويترز) - قال ⇒ واشنطن||4 يونيو|Reuters|قال
  القاهرة، 6 أكتوبر 2024 (شينخوا) -- قال ⇒ القاهرة||6 أكتوبر 2024|Xinhua|قال
  الرياض: «الشرق الأوسط» ⇒ الرياض|||Asharq Al-Awsat|
  (أ ف ب) - قال ⇒ |||AFP|قال
  باريس (أ ف ب) - قال ⇒ باريس|||AFP|قال
  الكويت - 6 - 10 (كونا) -- قال ⇒ الكويت||6 - 10|KUNA|قال
  新华社北京10月6日电 中国 ⇒ 北京||10月6日|Xinhua|中国
  新华社北京10月6日电（记者张三）中国 ⇒ 北京||10月6日|Xinhua|（记者张三）中国
  路透社华盛顿6月4日电 参议院 ⇒ 华盛顿||6月4日|Reuters|参议院
  中新社北京10月6日电 中国 ⇒ 北京||10月6日|China News Service|中国
  （中央社台北6日電）台灣 ⇒ 台北||6日|CNA|台灣
  【ワシントン共同】米 ⇒ ワシントン|||Kyodo|米
  【北京＝共同】中国 ⇒ 北京|||Kyodo|中国
  【ワシントン時事】米 ⇒ ワシントン|||Jiji Press|米
  [東京 6日 ロイター] - 日本 ⇒ 東京||6日|Reuters|日本
  ［東京 ６日 ロイター］ － 日本 ⇒ 東京||６日|Reuters|日本
  【10月6日 AFP】フランス ⇒ ||10月6日|AFP|フランス
  (서울=연합뉴스) 홍길동 기자 = 정부는 ⇒ 서울|||Yonhap|홍길동 기자 = 정부는
  [서울=뉴시스] 정부는 ⇒ 서울|||Newsis|정부는
  SINGAPORE - The prime minister ⇒ SINGAPORE||||The prime minister
  BEIRUT, CAIRO and DAMASCUS (AP) — A ⇒ BEIRUT, CAIRO and DAMASCUS|||AP|A
  CAIRO and BEIRUT (AP) — A ⇒ CAIRO and BEIRUT|||AP|A
  KYIV, Ukraine (AP) — A ⇒ KYIV|Ukraine||AP|A
  SPRINGFIELD, Ill. (AP) — A ⇒ SPRINGFIELD|Ill.||AP|A
  HONG KONG (AFP) — A ⇒ HONG KONG|||AFP|A
  Paris (AFP) – French ⇒ Paris|||AFP|French
  6 October 2024, London (AFP) - A ⇒ London||6 October 2024|AFP|A
  WASHINGTON June 4 (Reuters) - A ⇒ WASHINGTON||June 4|Reuters|A
  LONDON (Reuters) Oct 6 - A ⇒ LONDON||Oct 6|Reuters|A
  Exclusive: LONDON, Oct 6 (Reuters) - A ⇒ LONDON||Oct 6|Reuters|A
  By Tilda Marsh TUNIS (Reuters) - A ⇒ TUNIS|||Reuters|A
  CAPE CANAVERAL, Fla., Oct 6 (UPI) -- A ⇒ CAPE CANAVERAL|Fla.|Oct 6|UPI|A
  WITH THE 101ST AIRBORNE DIVISION, Iraq (AP) — A ⇒ WITH THE 101ST AIRBORNE DIVISION|Iraq||AP|A
  RIO DE JANEIRO (AP) — A ⇒ RIO DE JANEIRO|||AP|A
  Rio de Janeiro (EFE).- A ⇒ Rio de Janeiro|||EFE|A
  MANILA, Philippines — A ⇒ MANILA|Philippines|||A
  TORONTO — A ⇒ TORONTO||||A
  London, Monday — The ⇒ London||Monday||The
  VATICAN CITY (CNS) -- Pope ⇒ VATICAN CITY|||CNS|Pope
  KABUL, Oct. 6 (Xinhua) -- A ⇒ KABUL||Oct. 6|Xinhua|A
  TEHRAN, Oct. 06 (MNA) – A ⇒ TEHRAN||Oct. 06|MNA|A
  ANKARA (AA) – A ⇒ ANKARA|||Anadolu|A
  WELLINGTON, New Zealand, Oct 6 (Reuters) - A ⇒ WELLINGTON|New Zealand|Oct 6|Reuters|A
  NAIROBI (Thomson Reuters Foundation) - A ⇒ NAIROBI|||Thomson Reuters Foundation|A
  SÃO PAULO (Reuters) - A ⇒ SÃO PAULO|||Reuters|A
  FILE - In this photo ⇒ ||||FILE - In this photo
  The mayor (Reuters) - said ⇒ ||||The mayor (Reuters) - said
  NATO — which met on Monday — agreed ⇒ ||||NATO — which met on Monday — agreed
  Exclusive: Biden to visit Kyiv ⇒ ||||Exclusive: Biden to visit Kyiv
  MATTHEWS: I think ⇒ ||||MATTHEWS: I think
  Boeing (BA.N) - The company ⇒ ||||Boeing (BA.N) - The company
  A bridge - the oldest - fell ⇒ ||||A bridge - the oldest - fell
  President Joe Biden (D) - who ⇒ ||||President Joe Biden (D) - who
  On Monday (Oct. 6) — the day ⇒ ||||On Monday (Oct. 6) — the day
  He said — as the AP reported — that ⇒ ||||He said — as the AP reported — that
  In Paris, AFP - which ⇒ ||||In Paris, AFP - which
  Apple, Google and Microsoft - The ⇒ ||||Apple, Google and Microsoft - The
  WATCH: The moment ⇒ ||||WATCH: The moment
  Macron — The president ⇒ ||||Macron — The president
  WASHINGTON (AP) —The Senate voted ⇒ WASHINGTON|||AP|The Senate voted
  WASHINGTON (AP)—The Senate voted ⇒ WASHINGTON|||AP|The Senate voted
  LONDON (AP) -- Prime Minister ⇒ LONDON|||AP|Prime Minister
  LONDON, Oct 6 (Reuters)- Britain ⇒ LONDON||Oct 6|Reuters|Britain
  LONDON, October 6 (Reuters Breakingviews) - Britain ⇒ LONDON||October 6|Reuters Breakingviews|Britain
  NEW YORK (AP) — Stocks ⇒ NEW YORK|||AP|Stocks
  NEW YORK, Oct 6 (Reuters) - Stocks ⇒ NEW YORK||Oct 6|Reuters|Stocks
  PYONGYANG, Oct. 6 (KCNA) -- Kim ⇒ PYONGYANG||Oct. 6|KCNA|Kim
  SAN JUAN, Puerto Rico (AP) — A ⇒ SAN JUAN|Puerto Rico||AP|A
  ST. JOHN’S, Newfoundland (AP) — A ⇒ ST. JOHN’S|Newfoundland||AP|A
  PORT-AU-PRINCE, Haiti (AP) — A ⇒ PORT-AU-PRINCE|Haiti||AP|A
  GUANTANAMO BAY NAVAL BASE, Cuba (AP) — A ⇒ GUANTANAMO BAY NAVAL BASE|Cuba||AP|A
  ABOARD THE USS ABRAHAM LINCOLN (AP) — A ⇒ ABOARD THE USS ABRAHAM LINCOLN|||AP|A
  ABOARD AIR FORCE ONE, Oct 6 (Reuters) - A ⇒ ABOARD AIR FORCE ONE||Oct 6|Reuters|A
  Aboard Air Force One (AFP) - A ⇒ Aboard Air Force One|||AFP|A
  ON BOARD THE CHARLES DE GAULLE (Reuters) - A ⇒ ON BOARD THE CHARLES DE GAULLE|||Reuters|A
  WITH THE U.S. MARINES, Afghanistan (AP) — A ⇒ WITH THE U.S. MARINES|Afghanistan||AP|A
  ZAATARI REFUGEE CAMP, Jordan (Reuters) - A ⇒ ZAATARI REFUGEE CAMP|Jordan||Reuters|A
  NEAR KHERSON, Ukraine (AP) — A ⇒ NEAR KHERSON|Ukraine||AP|A
  WEST BANK (AP) — A ⇒ WEST BANK|||AP|A
  RAMALLAH, West Bank (AP) — A ⇒ RAMALLAH|West Bank||AP|A
  GAZA/CAIRO (Reuters) - A ⇒ GAZA/CAIRO|||Reuters|A
  DUBAI/WASHINGTON, Oct 6 (Reuters) - A ⇒ DUBAI/WASHINGTON||Oct 6|Reuters|A
  PARIS/BERLIN/BRUSSELS, 6 Oct (Reuters) - A ⇒ PARIS/BERLIN/BRUSSELS||6 Oct|Reuters|A
  BEIJING, Oct. 6, 2024 (Xinhua) -- A ⇒ BEIJING||Oct. 6, 2024|Xinhua|A
  GENEVA, Oct. 6 (Xinhua) -- A ⇒ GENEVA||Oct. 6|Xinhua|A
  MOSCOW, Oct 6 (RIA Novosti) - A ⇒ MOSCOW||Oct 6|RIA Novosti|A
  MOSCOW, 6 October /TASS/ - A ⇒ MOSCOW||6 October|TASS|A
  KIEV, October 6 /Ukrinform/. A ⇒ KIEV||October 6|Ukrinform|A
  TEHRAN, Oct. 6 (ISNA) - A ⇒ TEHRAN||Oct. 6|ISNA|A
  TEHRAN (Tasnim) – A ⇒ TEHRAN|||Tasnim|A
  DAMASCUS, (SANA)-A ⇒ DAMASCUS|||SANA|A
  RIYADH, Oct 6 (SPA) -- A ⇒ RIYADH||Oct 6|SPA|A
  Riyadh, October 6, 2024, SPA -- A ⇒ Riyadh||October 6, 2024|SPA|A
  ABU DHABI, 6th October 2024 (WAM) - A ⇒ ABU DHABI||6th October 2024|WAM|A
  CAIRO, Oct. 6 (MENA) - A ⇒ CAIRO||Oct. 6|MENA|A
  NAIROBI, Oct 6 (Xinhua) -- A ⇒ NAIROBI||Oct 6|Xinhua|A
  LAGOS (NAN) – A ⇒ LAGOS|||NAN|A
  ACCRA, Oct. 6, GNA – A ⇒ ACCRA||Oct. 6|GNA|A
  JAKARTA (ANTARA) - A ⇒ JAKARTA|||Antara|A
  Jakarta (ANTARA) - A ⇒ Jakarta|||Antara|A
  KUALA LUMPUR, Oct 6 (Bernama) -- A ⇒ KUALA LUMPUR||Oct 6|Bernama|A
  Hanoi (VNA) – A ⇒ Hanoi|||VNA|A
  DHAKA, Oct 6, 2024 (BSS) - A ⇒ DHAKA||Oct 6, 2024|BSS|A
  Dhaka, Oct 6 (UNB) - A ⇒ Dhaka||Oct 6|UNB|A
  NEW DELHI, Oct 6 (ANI): A ⇒ NEW DELHI||Oct 6|ANI|A
  Mumbai, Oct 6 (PTI): A ⇒ Mumbai||Oct 6|PTI|A
  Mumbai: The police said ⇒ Mumbai||||The police said
  KARACHI: The police said ⇒ KARACHI||||The police said
  SYDNEY, Oct 6 AAP - A ⇒ SYDNEY||Oct 6|AAP|A
  CANBERRA, AAP — A ⇒ CANBERRA|||AAP|A
  TORONTO, Oct. 6 (The Canadian Press) — A ⇒ TORONTO||Oct. 6|The Canadian Press|A
  OTTAWA — The Canadian Press — A ⇒ OTTAWA|||The Canadian Press|A
  SEOUL (Yonhap) -- A ⇒ SEOUL|||Yonhap|A
  TOKYO, Oct 6 (Jiji Press)--A ⇒ TOKYO||Oct 6|Jiji Press|A
  TOKYO -- Kyodo ⇒ TOKYO|||Kyodo|
  TOKYO (Kyodo) -- A ⇒ TOKYO|||Kyodo|A
  OSAKA - A train ⇒ OSAKA||||A train
  Berlin (dpa/bb) - A ⇒ Berlin|||dpa|A
  Berlin/Wien (dpa/APA) - A ⇒ Berlin/Wien|||dpa/APA|A
  Hamburg (dpa) – A ⇒ Hamburg|||dpa|A
  BERLIN (AFP) - A ⇒ BERLIN|||AFP|A
  Berlin (epd). A ⇒ Berlin|||epd|A
  Frankfurt/Main (Reuters) - A ⇒ Frankfurt/Main|||Reuters|A
  Köln (SID) - A ⇒ Köln|||SID|A
  Wien (APA) - A ⇒ Wien|||APA|A
  Bern (sda) - A ⇒ Bern|||SDA|A
  PARIS (Reuters) - A ⇒ PARIS|||Reuters|A
  Paris, 6 oct. 2024 (AFP) - A ⇒ Paris||6 oct. 2024|AFP|A
  Lille (AFP) - A ⇒ Lille|||AFP|A
  BRUXELLES 6/10 (BELGA) = A ⇒ BRUXELLES||6/10|Belga|A
  Bruxelles, 6 ott. (askanews) - A ⇒ Bruxelles||6 ott.|askanews|A
  ROMA (ITALPRESS) – A ⇒ ROMA|||Italpress|A
  (AGI) - Roma, 6 ott. - A ⇒ Roma||6 ott.|AGI|A
  (Adnkronos) - A ⇒ |||Adnkronos|A
  Madrid, 6 oct (EFE) - A ⇒ Madrid||6 oct|EFE|A
  Buenos Aires, 6 oct (Télam) - A ⇒ Buenos Aires||6 oct|Télam|A
  BUENOS AIRES, 6 de octubre (Télam) - A ⇒ BUENOS AIRES||6 de octubre|Télam|A
  MÉXICO, 6 Oct. (Notimex) - A ⇒ MÉXICO||6 Oct.|Notimex|A
  La Paz, 6 oct (ABI) - A ⇒ La Paz||6 oct|ABI|A
  SÃO PAULO, 6 Out (Reuters) - A ⇒ SÃO PAULO||6 Out|Reuters|A
  Rio de Janeiro, 6 out (EFE) - A ⇒ Rio de Janeiro||6 out|EFE|A
  Brasília (AFP) - A ⇒ Brasília|||AFP|A
  Москва, 6 октября - РИА Новости - Россия ⇒ Москва||6 октября|RIA Novosti|Россия
  МОСКВА (Рейтер) - Россия ⇒ МОСКВА|||Reuters|Россия
  القاهرة 6 أكتوبر تشرين الأول (رويترز) - قال ⇒ القاهرة||6 أكتوبر تشرين الأول|Reuters|قال
  القاهرة (رويترز) - قال ⇒ القاهرة|||Reuters|قال
  بيروت, 6 تشرين الأول 2024 (أ ف ب) - قال ⇒ بيروت||6 تشرين الأول 2024|AFP|قال
  دبي - رويترز: قال ⇒ دبي|||Reuters|قال
  القاهرة - أ ش أ: قال ⇒ القاهرة|||MENA|قال
  بغداد/ واع/ قال ⇒ بغداد|||INA|قال
  لندن - «الشرق الأوسط» ⇒ لندن|||Asharq Al-Awsat|
  تهران - ایرنا - رئیس ⇒ تهران|||IRNA|رئیس
  بيروت — قالت ⇒ بيروت||||قالت
  新华社华盛顿10月6日电 美国 ⇒ 华盛顿||10月6日|Xinhua|美国
  新华社北京2024年10月6日电 中国 ⇒ 北京||2024年10月6日|Xinhua|中国
  据新华社北京10月6日电 中国 ⇒ 北京||10月6日|Xinhua|中国
  中新网10月6日电 中国 ⇒ ||10月6日|China News Service|中国
  法新社巴黎6日電 法國 ⇒ 巴黎||6日|AFP|法國
  （法新社巴黎6日電）法國 ⇒ 巴黎||6日|AFP|法國
  美联社纽约10月6日电 美国 ⇒ 纽约||10月6日|AP|美国
  【カイロ＝共同】エジプト ⇒ カイロ|||Kyodo|エジプト
  【カイロ共同＝山田太郎】エジプト ⇒ カイロ|||Kyodo|エジプト
  【ニューヨーク時事】米 ⇒ ニューヨーク|||Jiji Press|米
  【ソウル聯合ニュース】韓国 ⇒ ソウル|||Yonhap|韓国
  【ロンドン＝山田太郎】英国 ⇒ ロンドン||||英国
  【パリAFP＝時事】仏 ⇒ パリ|||AFP/Jiji Press|仏
  【AFP＝時事】仏 ⇒ |||AFP/Jiji Press|仏
  [ロンドン 6日 ロイター] - 英国 ⇒ ロンドン||6日|Reuters|英国
  （東京 6日 ロイター） ⇒ 東京||6日|Reuters|
  (도쿄=연합뉴스) 김 특파원 = 일본 ⇒ 도쿄|||Yonhap|김 특파원 = 일본
  (서울 AFP=연합뉴스) 정부 ⇒ 서울|||AFP/Yonhap|정부
  Oct 6 - Shares fell on Monday ⇒ ||||Oct 6 - Shares fell on Monday
  Monday, Oct. 6 (AP) — Shares ⇒ ||Monday, Oct. 6|AP|Shares
  BERLIN, Germany, Oct 6, 2024 (AFP) - A ⇒ BERLIN|Germany|Oct 6, 2024|AFP|A
  AFP, Paris — A ⇒ Paris|||AFP|A
  Reuters, LONDON — A ⇒ LONDON|||Reuters|A
  LONDON, Oct 6. (Reuters) - A ⇒ LONDON||Oct 6|Reuters|A
  Updated: LONDON (AP) — A ⇒ LONDON|||AP|A
  UPDATE 1-LONDON, Oct 6 (Reuters) - A ⇒ LONDON||Oct 6|Reuters|A
  The White House (AP) said ⇒ ||||The White House (AP) said
  A man in Paris (AFP) — who ⇒ ||||A man in Paris (AFP) — who
  BREAKING - Police said ⇒ ||||BREAKING - Police said
  OPINION — The mayor ⇒ ||||OPINION — The mayor
  GOP — The party ⇒ ||||GOP — The party
  Trump — The man ⇒ ||||Trump — The man
  "LONDON" — The ⇒ ||||"LONDON" — The
  What happened in LONDON — The ⇒ ||||What happened in LONDON — The
  """#
