import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("What PostgreSQL counts")
struct CountersTests {
  @Test("of rows, bytes, locks and sequences isn't for people")
  func counters() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.draft()
      try await newsroom.withstands(
        [
          Attack("TABLE pg_stat_user_tables"), Attack("TABLE pg_stat_all_indexes"),
          Attack("TABLE pg_statio_user_tables"),
          Attack("TABLE pg_stat_database"), Attack("TABLE pg_stat_progress_vacuum"), Attack("TABLE pg_locks"),
          Attack("TABLE pg_statistic"), Attack("TABLE pg_statistic_ext_data"),
          Attack("SELECT pg_stat_get_live_tuples('newsdesk.story'::regclass)"),
          Attack("SELECT pg_relation_size('newsdesk.story')"),
          Attack("SELECT pg_total_relation_size('newsdesk.story')"),
          Attack("SELECT pg_indexes_size('newsdesk.story')"), Attack("SELECT pg_database_size(current_database())"),
          Attack("TABLE pg_sequences"), Attack("SELECT last_value FROM newsdesk.story_id_seq"),
          Attack("SELECT nextval('newsdesk.story_id_seq')"),
          Attack("SELECT currval('newsdesk.story_id_seq')"), Attack("SELECT setval('newsdesk.story_id_seq', 1)"),
          Attack("SELECT pg_sequence_last_value('newsdesk.story_id_seq')"),
          Attack(named: "a row by its place in the table", "SELECT currtid2('newsdesk.story', '(0,1)')"),
        ],
        by: ["sam", "adm", "finn"]
      )
    }
  }
}
