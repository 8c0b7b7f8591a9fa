/// Lines as newsrooms get them, invented: line ⇒ kind|until|headline|update|slug.
let advisorySamples = #"""
  EMBARGOED UNTIL 6 A.M. EDT, AUG. 25, 2026 ⇒ embargo|2026-08-25T10:00:00Z|||
  Embargoed until 6 a.m. ET on Tuesday, Aug. 25, 2026 ⇒ embargo|2026-08-25T10:00:00Z|||
  HOLD FOR RELEASE UNTIL 10 A.M. EST, JAN. 12, 2026 ⇒ embargo|2026-01-12T15:00:00Z|||
  HOLD FOR RELEASE 10 A.M. EST, JULY 12, 2026 ⇒ embargo||||
  NOT FOR RELEASE BEFORE 0001 GMT, 6 OCTOBER 2026 ⇒ embargo|2026-10-06T00:01:00Z|||
  Strictly embargoed until 00.01 BST on 25 August 2026 ⇒ embargo|2026-08-24T23:01:00Z|||
  STRICTLY EMBARGOED UNTIL 00:01 BST 25 DECEMBER 2026 ⇒ embargo||||
  EMBARGOED UNTIL 12 NOON UTC ON 2026-08-25 ⇒ embargo|2026-08-25T12:00:00Z|||
  EMBARGOED UNTIL 2026-08-25T00:01:00Z ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGOED UNTIL 2026-08-25T00:01+01:00 ⇒ embargo|2026-08-24T23:01:00Z|||
  EMBARGOED UNTIL MIDNIGHT GMT 25 AUGUST 2026 ⇒ embargo||||
  EMBARGOED UNTIL 18:00 LOCAL TIME, 25 AUGUST 2026 ⇒ embargo||||
  EMBARGOED UNTIL 9 A.M. CST, JAN 5, 2026 ⇒ embargo||||
  EMBARGOED UNTIL 18:00 CET ON MONDAY 12 JANUARY 2026 ⇒ embargo|2026-01-12T17:00:00Z|||
  EMBARGO: 18:00 CEST, 25 August 2026 ⇒ embargo|2026-08-25T16:00:00Z|||
  Embargo: 25 August 2026, 18:00 CEST ⇒ embargo|2026-08-25T16:00:00Z|||
  EMBARGO UNTIL 25/08/2026 18:00 GMT ⇒ embargo|2026-08-25T18:00:00Z|||
  EMBARGO UNTIL 05/08/2026 18:00 GMT ⇒ embargo||||
  EMBARGOED UNTIL 1800 GMT TUESDAY ⇒ embargo||||
  EMBARGOED UNTIL MONDAY 25 AUGUST 2026 18:00 GMT ⇒ embargo||||
  EMBARGOED ⇒ embargo||||
  UNDER EMBARGO ⇒ embargo||||
  *** EMBARGOED UNTIL 18:00 GMT, 25 AUGUST 2026 *** ⇒ embargo|2026-08-25T18:00:00Z|||
  [EMBARGOED UNTIL 18:00 GMT, 25 AUGUST 2026] ⇒ embargo|2026-08-25T18:00:00Z|||
  This press release is strictly embargoed until 00:01 GMT on 25 August 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  ATTENTION EDITORS - EMBARGOED UNTIL 1700 GMT AUG 25, 2026 ⇒ embargo|2026-08-25T17:00:00Z|||
  Embargoed until delivery ⇒ embargo||||
  CHECK AGAINST DELIVERY - EMBARGOED UNTIL DELIVERY ⇒ embargo||||
  FOR RELEASE AT 10:00 A.M. EDT, TUESDAY, AUGUST 25, 2026 ⇒ embargo|2026-08-25T14:00:00Z|||
  FOR RELEASE: Tuesday, August 25, 2026 ⇒ embargo||||
  Under embargo until 25 August 2026 at 6pm London time ⇒ embargo|2026-08-25T17:00:00Z|||
  EMBARGOED UNTIL 14:00 GMT (10:00 EDT) 25 AUGUST 2026 ⇒ embargo|2026-08-25T14:00:00Z|||
  EMBARGOED UNTIL 14:00 GMT / 16:00 CEST ON 25 AUGUST 2026 ⇒ embargo|2026-08-25T14:00:00Z|||
  EMBARGOED UNTIL 14:00 GMT / 17:00 CEST ON 25 AUGUST 2026 ⇒ embargo||||
  SOUS EMBARGO JUSQU'AU 25 août 2026 à 18h00 GMT ⇒ embargo|2026-08-25T18:00:00Z|||
  Sperrfrist: 25. August 2026, 18.00 Uhr MESZ ⇒ embargo|2026-08-25T16:00:00Z|||
  EMBARGADO HASTA el 25 de agosto de 2026 a las 18:00 GMT ⇒ embargo|2026-08-25T18:00:00Z|||
  EMBARGOED UNTIL 25TH AUGUST 2026 AT 6:30PM BST ⇒ embargo|2026-08-25T17:30:00Z|||
  NOT FOR PUBLICATION BEFORE 1800Z 25 AUG 2026 ⇒ embargo|2026-08-25T18:00:00Z|||
  EMBARGOED UNTIL 6 OCTOBER 2026 1800 GMT ⇒ embargo|2026-10-06T18:00:00Z|||
  EMBARGOED UNTIL 00:01 GMT 25.08.2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGOED TO 18:00 UTC+2 ON 25 AUGUST 2026 ⇒ embargo|2026-08-25T16:00:00Z|||
  EMBARGOED FOR 0900 JST ON 25 AUGUST 2026 ⇒ embargo|2026-08-25T00:00:00Z|||
  EMBARGOED UNTIL 10am Eastern Daylight Time on August 25, 2026 ⇒ embargo|2026-08-25T14:00:00Z|||
  EMBARGOED UNTIL 01:30 ET NOV 1 2026 ⇒ embargo||||
  EMBARGOED UNTIL 9:30 ET AUG 25 2026 ⇒ embargo||||
  EMBARGOED UNTIL 18:00 GMT 31 FEBRUARY 2026 ⇒ embargo||||
  Do not publish before 18:00 GMT on 25 August 2026 ⇒ embargo|2026-08-25T18:00:00Z|||
  FOR IMMEDIATE RELEASE: August 25, 2026 ⇒ none||||
  EMBARGO LIFTED ⇒ none||||
  NO EMBARGO ⇒ none||||
  The EU oil embargo until 2027 remains ⇒ ||||
  Embargo on Russian oil takes effect at midnight GMT Monday ⇒ ||||
  Embargo until 2027 urged by EU ⇒ ||||
  Embargoes and sanctions bite ⇒ ||||
  The shipment is embargoed until Monday, officials said ⇒ ||||
  Officials said the arms embargo expires at 18:00 GMT ⇒ ||||
  For release of hostages, Israel pays ⇒ ||||
  Not before time: England win ⇒ ||||
  CORRECTION-Tunisia's Saied wins ⇒ correction||Tunisia's Saied wins||
  CORRECTED-UPDATE 2-Saied wins ⇒ correction||Saied wins|2|
  UPDATE 1-CORRECTED-Saied wins ⇒ correction||Saied wins|1|
  CORRECTED (OFFICIAL)-Saied wins ⇒ correction||Saied wins||
  REFILE-Saied wins ⇒ refile||Saied wins||
  REFILED-UPDATE 3-Saied wins ⇒ refile||Saied wins|3|
  UPDATE 1- Saied wins ⇒ update||Saied wins|1|
  UPDATE 12-Saied wins ⇒ update||Saied wins|12|
  UPDATE: Saied wins ⇒ update||Saied wins||
  RPT-UPDATE 2-Saied wins ⇒ repeat||Saied wins|2|
  REPEAT-Saied wins ⇒ repeat||Saied wins||
  ADVISORY-Saied story ⇒ advisory||Saied story||
  FLASH-SAIED WINS ⇒ flash||SAIED WINS||
  URGENT: Saied wins ⇒ urgent||Saied wins||
  URGENT ⇒ urgent||||
  BULLETIN ⇒ bulletin||||
  ALERT: Saied wins ⇒ alert||Saied wins||
  EXCLUSIVE-Saied wins ⇒ exclusive||Saied wins||
  Exclusive: Saied wins ⇒ exclusive||Saied wins||
  FACTBOX-Who is Saied ⇒ factbox||Who is Saied||
  Factbox: Who is Saied ⇒ factbox||Who is Saied||
  TIMELINE-Saied ⇒ timeline||Saied||
  ANALYSIS-Saied ⇒ analysis||Saied||
  Analysis: Saied's win ⇒ analysis||Saied's win||
  INSIGHT-Saied ⇒ insight||Saied||
  WITHDRAWN-Saied wins ⇒ kill||Saied wins||
  STORY WITHDRAWN ⇒ kill||||
  STORY WITHDRAWN-Saied wins ⇒ kill||||
  KILL-Saied wins ⇒ kill||Saied wins||
  BC-Tunisia-Election, KILL ⇒ kill||||Tunisia-Election
  BC-AS--Japan-Quake, 2nd Ld-Writethru ⇒ slug||||Japan-Quake
  BC-AS--Japan-Quake,2nd Ld-Writethru,450 ⇒ slug||||Japan-Quake
  AM-Tunisia-Election ⇒ slug||||Tunisia-Election
  PM-Tunisia-Election, Bjt, 750 ⇒ slug||||Tunisia-Election
  ^BC-AS--Japan-Quake,450 ⇒ slug||||Japan-Quake
  ^Tunisians vote< ⇒ headline||Tunisians vote||
  r iBC-Japan-Quake 10-06 0432 ⇒ slug||||Japan-Quake
  BC-EU-SPO--Tennis-Paris ⇒ slug||||Tennis-Paris
  TUNISIA-ELECTION/ (UPDATE 2) ⇒ slug|||2|TUNISIA-ELECTION
  BC-EU--Britain-Royal Wedding, 1st Ld ⇒ slug||||Britain-Royal Wedding
  (This story has been corrected to fix the date in paragraph 2) ⇒ correction-note||||
  (This March 3 story has been corrected to fix the date) ⇒ correction-note||||
  (This story has been officially corrected to say) ⇒ correction-note||||
  (This Oct. 6 story was refiled to fix a typo in the headline) ⇒ refile-note||||
  (Corrects spelling of name in paragraph 2) ⇒ correction-note||||
  (Refiles to fix typo) ⇒ refile-note||||
  (Adds details, background) ⇒ update-note||||
  (This story has been withdrawn) ⇒ kill||||
  Reuters has withdrawn its story about Saied ⇒ kill||||
  The AP has withdrawn its story about the vote. ⇒ kill||||
  EDITORS: Please disregard the story slugged BC-Tunisia ⇒ kill||||
  Troops have been withdrawn from the city ⇒ ||||
  The US has withdrawn its report on the border ⇒ ||||
  Kill Bill turns 20 ⇒ ||||
  Update on the mayor's health ⇒ ||||
  Alert-level raised in Jakarta ⇒ ||||
  Flash-flood warning issued ⇒ ||||
  Repeat-offender law passes ⇒ ||||
  Breaking the bank in Monte Carlo ⇒ ||||
  This story of two brothers begins in Tunis ⇒ ||||
  PM-elect visits Paris ⇒ ||||
  AP-NORC poll: most Americans agree ⇒ ||||
  Correction in markets deepens ⇒ ||||
  The correction: a timeline ⇒ ||||
  UPDATE your phone now ⇒ ||||
  WRAPUP 1-UPDATE 2-Vote ⇒ wrapup||Vote|1|
  2ND UPDATE: Vote ⇒ update||Vote|2|
  Tunisians Vote (Update2) ⇒ update||Tunisians Vote|2|
  BREAKING: Saied wins ⇒ alert||Saied wins||
  An earlier version of this story misstated the date ⇒ correction-note||||
  Correction: An earlier version of this article misstated the date ⇒ correction-note||||
  UPDATE 1–Vote ⇒ update||Vote|1|
  UPDATE 2 - Vote ⇒ update||Vote|2|
  (CORRECTED) Vote ends ⇒ correction||Vote ends||
  Editor's note: This story has been corrected ⇒ correction-note||||
  BC-US--Vote, 1st Ld-Writethru, US ⇒ slug||||Vote
  EMBARGOED UNTIL 10:00 UTC 25 AUGUST 2026 ⇒ embargo|2026-08-25T10:00:00Z|||
  Embargoed until: 25 August 2026 at 10:00 BST ⇒ embargo|2026-08-25T09:00:00Z|||
  EMBARGOED UNTIL TUESDAY, 25 AUGUST 2026 AT 00:01 (GMT) ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGOED UNTIL: 00:01hrs GMT, Tuesday 25th August 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  Embargo date: 25 August 2026, 00:01 GMT ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGO: NOT FOR PUBLICATION BEFORE 00:01 GMT ON 25 AUGUST 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGO — 00:01 GMT, 25 August 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  NEWS RELEASE: EMBARGOED UNTIL 00:01 GMT 25 AUGUST 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  HOLD FOR RELEASE AT 6 P.M. EST TUESDAY ⇒ embargo||||
  HOLD FOR RELEASE: MONDAY, AUG. 24, 2026, 9 A.M. EDT ⇒ embargo|2026-08-24T13:00:00Z|||
  NOT FOR RELEASE UNTIL 12:01 A.M. EDT, TUESDAY, AUGUST 25, 2026 ⇒ embargo|2026-08-25T04:01:00Z|||
  NOT FOR USE BEFORE 2200 GMT SUNDAY OCT 6 ⇒ embargo||||
  Strictly embargoed until noon ET on August 25, 2026 ⇒ embargo|2026-08-25T16:00:00Z|||
  STRICTLY EMBARGOED UNTIL NOON GMT, 25 AUGUST 2026 ⇒ embargo|2026-08-25T12:00:00Z|||
  EMBARGOED UNTIL 15.00 CEST 25 AUGUST 2026 ⇒ embargo|2026-08-25T13:00:00Z|||
  EMBARGOED UNTIL 3PM IST, 25 AUGUST 2026 ⇒ embargo||||
  EMBARGOED UNTIL 9AM PST JANUARY 5 2026 ⇒ embargo||||
  EMBARGOED UNTIL 9AM PT AUGUST 25 2026 ⇒ embargo|2026-08-25T16:00:00Z|||
  EMBARGOED UNTIL 6:00AM AEST 25 AUGUST 2026 ⇒ embargo|2026-08-24T20:00:00Z|||
  EMBARGOED UNTIL 11.59PM GMT 24 AUG 2026 ⇒ embargo|2026-08-24T23:59:00Z|||
  EMBARGOED UNTIL 00:01 GMT 25-08-2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGOED UNTIL 08/25/2026 9:00 AM EDT ⇒ embargo|2026-08-25T13:00:00Z|||
  EMBARGOED UNTIL 8/9/2026 9:00 AM EDT ⇒ embargo||||
  EMBARGOED UNTIL AUGUST 25TH, 2026 (00:01 GMT) ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGOED UNTIL WEDNESDAY 25 AUGUST 2026 00:01 GMT ⇒ embargo||||
  EMBARGOED UNTIL 0001 HRS GMT 25 AUGUST 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  EMBARGOED UNTIL FURTHER NOTICE ⇒ embargo||||
  EMBARGOED UNTIL PUBLICATION ⇒ embargo||||
  EMBARGOED TILL 5 PM ⇒ embargo||||
  EMBARGOED UNTIL 24:00 GMT 25 AUGUST 2026 ⇒ embargo|2026-08-26T00:00:00Z|||
  Please note: this report is embargoed until 25 August 2026, 00:01 GMT. ⇒ embargo|2026-08-25T00:01:00Z|||
  The contents of this report are strictly embargoed until 00:01 GMT, 25 August 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  The information in this release is under strict embargo until 25 August 2026 10:00 CEST ⇒ embargo|2026-08-25T08:00:00Z|||
  Release time: 25 August 2026 10:00 GMT ⇒ embargo|2026-08-25T10:00:00Z|||
  For release after 10:00 a.m. EDT August 25, 2026 ⇒ embargo|2026-08-25T14:00:00Z|||
  For Release 10 a.m. EDT, August 25, 2026 ⇒ embargo|2026-08-25T14:00:00Z|||
  For use after 0001 GMT August 25 2026 ⇒ embargo|2026-08-25T00:01:00Z|||
  For publication at 18:00 GMT, 25 August 2026 ⇒ embargo|2026-08-25T18:00:00Z|||
  NOT FOR PUBLICATION ⇒ embargo||||
  Embargo lifted at 10:00 GMT ⇒ embargo||||
  The embargo has been lifted ⇒ none||||
  Embargo: none ⇒ none||||
  EMBARGO: IMMEDIATE ⇒ none||||
  For immediate release ⇒ none||||
  IMMEDIATE RELEASE ⇒ none||||
  FOR IMMEDIATE USE ⇒ none||||
  Embargo ends Monday, ministers say ⇒ ||||
  Embargo lifted on Cuban cigars ⇒ ||||
  Embargoed goods seized at port ⇒ ||||
  U.S. arms embargo: what next? ⇒ ||||
  EMBARGO ON GRAIN LIFTED ⇒ ||||
  EU embargo on Russian coal begins ⇒ ||||
  محظور النشر حتى 25 أغسطس 2026 الساعة 10:00 بتوقيت غرينتش ⇒ embargo|2026-08-25T10:00:00Z|||
  SOUS EMBARGO JUSQU'AU MARDI 25 AOÛT 2026, 10H00 CEST ⇒ embargo|2026-08-25T08:00:00Z|||
  EMBARGO JUSQU'AU 25 AOUT 2026 A 18H GMT ⇒ embargo|2026-08-25T18:00:00Z|||
  SPERRFRIST bis 25.08.2026, 10:00 Uhr ⇒ embargo||||
  CORRECTED: Tunisia's Saied wins ⇒ correction||Tunisia's Saied wins||
  CORRECTION: Tunisia's Saied wins ⇒ correction||Tunisia's Saied wins||
  Correction: Tunisia-Election story ⇒ correction||Tunisia-Election story||
  CORRECTS: Tunisia's Saied wins ⇒ correction||Tunisia's Saied wins||
  CORRECTED-(OFFICIAL)-Tunisia's Saied wins ⇒ correction||Tunisia's Saied wins||
  CORRECTED-Update 1-Tunisia ⇒ correction||Tunisia|1|
  REFILE-CORRECTED-Tunisia votes ⇒ correction||Tunisia votes||
  REFILE: Tunisia votes ⇒ refile||Tunisia votes||
  REFILE-UPDATE 2-Tunisia votes ⇒ refile||Tunisia votes|2|
  UPDATE 1-REFILE-Tunisia votes ⇒ refile||Tunisia votes|1|
  UPDATE 10-Tunisia votes ⇒ update||Tunisia votes|10|
  UPDATE 2-Soccer-Arsenal win at last ⇒ update||Soccer-Arsenal win at last|2|
  UPDATE 1-EXCLUSIVE-Tunisia votes ⇒ update||Tunisia votes|1|
  EXCLUSIVE-UPDATE 1-Tunisia votes ⇒ exclusive||Tunisia votes|1|
  WRAPUP 10-Tunisians vote ⇒ wrapup||Tunisians vote|10|
  WRAPUP-Tunisians vote ⇒ wrapup||Tunisians vote||
  RPT-WRAPUP 3-Tunisians vote ⇒ repeat||Tunisians vote|3|
  RPT-INSIGHT-Tunisia ⇒ repeat||Tunisia||
  RPT: Tunisia votes ⇒ repeat||Tunisia votes||
  REPEAT: Tunisia votes ⇒ repeat||Tunisia votes||
  ADVISORY: story on Tunisia to follow ⇒ advisory||story on Tunisia to follow||
  URGENT-Tunisia votes ⇒ urgent||Tunisia votes||
  ***URGENT*** ⇒ urgent||||
  URGENT ■ Tunisia votes ⇒ urgent||Tunisia votes||
  BULLETIN: Tunisia votes ⇒ bulletin||Tunisia votes||
  BULLETIN-Tunisia votes ⇒ bulletin||Tunisia votes||
  ALERT-Tunisia votes ⇒ alert||Tunisia votes||
  NewsAlert: Tunisia votes ⇒ alert||Tunisia votes||
  AP NewsAlert ⇒ alert||||
  FLASH ⇒ flash||||
  FLASH: Saied wins ⇒ flash||Saied wins||
  Factbox-Who is Saied? ⇒ factbox||Who is Saied?||
  Explainer-Why Tunisia votes ⇒ explainer||Why Tunisia votes||
  Timeline: Tunisia ⇒ timeline||Tunisia||
  Insight: Tunisia ⇒ insight||Tunisia||
  TIMELINE: Tunisia ⇒ timeline||Tunisia||
  SPECIAL REPORT-Tunisia ⇒ special||Tunisia||
  INTERVIEW-Tunisia's Saied ⇒ interview||Tunisia's Saied||
  STORY WITHDRAWN: Tunisia ⇒ kill||||
  STORY REMOVED: BC-AF--Tunisia-Election ⇒ kill||||
  Story withdrawn ⇒ kill||||
  WITHDRAWAL: BC-Tunisia-Election ⇒ kill||BC-Tunisia-Election||
  KILL BC-Tunisia-Election ⇒ kill||||
  KILL: BC-Tunisia-Election ⇒ kill||||
  MANDATORY KILL ⇒ kill||||
  BC-Tunisia-Election,KILL ⇒ kill||||Tunisia-Election
  BC-Tunisia-Election, Advisory ⇒ slug||||Tunisia-Election
  BC-Tunisia-Election, Correction ⇒ correction||||Tunisia-Election
  EDITORS: A kill is mandatory for the story slugged BC-Tunisia. ⇒ kill||||
  Editors: Please kill BC-Tunisia-Election. ⇒ kill||||
  Kill the story slugged Tunisia-Election ⇒ kill||||
  The AP is withdrawing its story about Tunisia's election. ⇒ kill||||
  AP has eliminated the following photo ⇒ kill||||
  Please eliminate the photo from your archives ⇒ kill||||
  PHOTO ELIMINATION: TUN101 ⇒ kill||||
  This story has been withdrawn. ⇒ kill||||
  This article has been retracted ⇒ kill||||
  Reuters withdraws story on Tunisia ⇒ kill||||
  (Reuters) - The story "Tunisia votes" is withdrawn ⇒ kill||||
  ATTENTION - STORY WITHDRAWN ⇒ kill||||
  Attention editors: the story "Tunisia votes" has been withdrawn ⇒ kill||||
  (This story has been updated to add details) ⇒ update-note||||
  (This version of the story corrects the spelling) ⇒ correction-note||||
  (This refiled story adds dropped word) ⇒ refile-note||||
  (This story corrects name in paragraph 3) ⇒ correction-note||||
  (Corrects paragraph 3 to say "Monday" not "Tuesday") ⇒ correction-note||||
  (CORRECTED to show vote was on Monday) ⇒ correction-note||||
  (In first paragraph, corrects date) ⇒ correction-note||||
  (Refiled to correct headline) ⇒ refile-note||||
  (Removes extraneous word in headline) ⇒ update-note||||
  (Recasts, adds details) ⇒ update-note||||
  (Repeats for wider readership) ⇒ repeat-note||||
  (The story was refiled to fix the headline) ⇒ refile-note||||
  This article was amended on 6 October 2024 to correct a name. ⇒ correction-note||||
  A previous version of this story misspelled the name. ⇒ correction-note||||
  BC-ML--Tunisia-Election,4th Ld-Writethru,1050 ⇒ slug||||Tunisia-Election
  BC-SOC--World Cup-Tunisia, 1st Ld-Writethru ⇒ slug||||World Cup-Tunisia
  AM-ML--Tunisia-Election, 1st Ld-Writethru, 800 ⇒ slug||||Tunisia-Election
  PM-US-Election, 2nd Ld ⇒ slug||||US-Election
  BC-Tunisia-Election-Glance ⇒ slug||||Tunisia-Election-Glance
  ^BC-Tunisia-Election,3rd Ld-Writethru< ⇒ slug||||Tunisia-Election
  Tunisia-Election, 3rd Ld-Writethru ⇒ slug||||Tunisia-Election
  TUNISIA-ELECTION/ ⇒ slug||||TUNISIA-ELECTION
  TUNISIA-ELECTION/RESULT (WRAPUP 3, PIX, TV) ⇒ slug|||3|TUNISIA-ELECTION/RESULT
  Tunisia-Election ⇒ ||||
  BC-Tunisia-Election, 3rd Ld-Writethru, 0432 ⇒ slug||||Tunisia-Election
  a0432 BC-Tunisia-Election 10-06 0432 ⇒ slug||||Tunisia-Election
  u i BC-ML--Tunisia-Election, 2nd Ld-Writethru 10-06 0432 ⇒ slug||||Tunisia-Election
  """#
