import DatabaseSupport
import Newsroom
import Postgres
import Testing

@Suite("Code of one's own, on the server")
struct ForeignCodeTests {
  @Test("isn't put in the place of the newsroom's, nor beside it: functions, overloads, operators, casts, views, rules")
  func replacements() async throws {
    try await TestNewsroom.open { newsroom in
      let body = "RETURNS integer LANGUAGE sql AS 'SELECT 5'"
      try await newsroom.withstands(
        [
          Attack(named: "a function replaced", "CREATE OR REPLACE FUNCTION newsdesk.require_person() \(body)"),
          Attack(named: "an overload that fits better", "CREATE FUNCTION newsdesk.act(integer, text, integer) \(body)"),
          Attack(named: "an overload in public", "CREATE FUNCTION public.may_read(newsdesk.story, integer) \(body)"),
          Attack(named: "an overload in the catalogue", "CREATE FUNCTION pg_catalog.sha256(text) \(body)"),
          Attack(named: "an overload of one's own session", "CREATE FUNCTION pg_temp.current_person() \(body)"),
          Attack(named: "a procedure", "CREATE PROCEDURE newsdesk.act() LANGUAGE sql AS 'SELECT 5'"),
          Attack(named: "a block of code", "DO 'BEGIN END'"),
          Attack(
            named: "an aggregate",
            "CREATE AGGREGATE newsdesk.max (newsdesk.stage) (SFUNC = enum_larger, STYPE = newsdesk.stage)"
          ),
          Attack(
            named: "an operator",
            "CREATE OPERATOR public.= (LEFTARG = newsdesk.role, RIGHTARG = text, FUNCTION = texteq)"
          ),
          Attack(named: "a cast", "CREATE CAST (text AS newsdesk.role) WITH INOUT AS IMPLICIT"),
          Attack(named: "a domain", "CREATE DOMAIN newsdesk.text AS pg_catalog.text"),
          Attack(named: "a view over the story", "CREATE VIEW public.story AS SELECT * FROM newsdesk.story"),
          Attack(named: "a view replaced", "CREATE OR REPLACE VIEW newsdesk.pending AS SELECT 1"),
          Attack(named: "a view with its owner's rights", "ALTER VIEW newsdesk.pending SET (security_invoker = false)"),
          Attack(named: "a rule", "CREATE RULE r AS ON SELECT TO newsdesk.pending DO INSTEAD SELECT 1"),
          Attack(
            named: "a policy rewritten",
            "ALTER POLICY history_is_read_with_its_story ON newsdesk.history USING (true)"
          ),
          Attack(named: "a policy dropped", "DROP POLICY history_is_read_with_its_story ON newsdesk.history"),
          Attack(named: "a trigger off", "ALTER TABLE newsdesk.sign_off DISABLE TRIGGER sign_off_is_only_voided"),
          Attack(
            named: "a trigger's function bent",
            "ALTER FUNCTION newsdesk.allow_voiding_only() SET search_path = public"
          ),
          Attack(named: "a constraint dropped", "ALTER TABLE newsdesk.story DROP CONSTRAINT story_agrees_with_history"),
          Attack(named: "a stage renamed", "ALTER TYPE newsdesk.stage RENAME VALUE 'draft' TO 'was_draft'"),
          Attack(
            named: "statistics of hidden columns",
            "ALTER INDEX newsdesk.story_by_slug ALTER COLUMN 2 SET STATISTICS 100"
          ),
          Attack(named: "statistics of one's own", "CREATE STATISTICS newsdesk.s ON slug, stage FROM newsdesk.story"),
          Attack(
            named: "an event trigger",
            "CREATE EVENT TRIGGER t ON ddl_command_end EXECUTE FUNCTION newsdesk.refuse_rewriting()"
          ),
          Attack(named: "a text search dictionary", "CREATE TEXT SEARCH DICTIONARY newsdesk.d (TEMPLATE = simple)"),
          Attack(named: "a language", "CREATE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler"),
          Attack(named: "a copy of the story to work on", "SELECT * INTO newsdesk.mine FROM newsdesk.story"),
          Attack(named: "a refreshed view", "CREATE MATERIALIZED VIEW newsdesk.mine AS SELECT * FROM newsdesk.story"),
        ],
        by: ["ana", "cleo", "adm", "finn", "olga"]
      )
    }
  }

  @Test("isn't loaded: extensions, libraries, foreign servers, subscriptions")
  func extensions() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.withstands(
        [
          Attack(named: "a library that explains what functions do", "LOAD 'auto_explain'"),
          Attack(named: "a library by its path", "LOAD '/tmp/evil.so'"),
          Attack(named: "a function in C", "CREATE FUNCTION public.f() RETURNS int LANGUAGE c AS '/tmp/evil.so', 'f'"),
          Attack(named: "a trusted extension", "CREATE EXTENSION hstore SCHEMA newsdesk"),
          Attack(named: "connections of the server's", "CREATE EXTENSION dblink SCHEMA newsdesk"),
          Attack(named: "tables of another server", "CREATE EXTENSION postgres_fdw SCHEMA newsdesk"),
          Attack(named: "files of the server as tables", "CREATE EXTENSION file_fdw SCHEMA newsdesk"),
          Attack(named: "pages as they lie on disk", "CREATE EXTENSION pageinspect SCHEMA newsdesk"),
          Attack(named: "a foreign data wrapper", "CREATE FOREIGN DATA WRAPPER mine"),
          Attack(named: "a subscription", "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p"),
          Attack(named: "a publication", "CREATE PUBLICATION p FOR ALL TABLES"),
          Attack(named: "a slot", "SELECT pg_create_logical_replication_slot('x', 'test_decoding')"),
        ],
        by: ["ana", "cleo", "adm"]
      )
    }
  }

  @Test("reads and writes no file of the server's, runs no program there, and turns no knob of it")
  func files() async throws {
    try await TestNewsroom.open { newsroom in
      let file = "/tmp/newsdesk-hostile-copy"
      try await newsroom.withstands(
        [
          Attack(named: "a program that reads", "COPY (SELECT 1) TO PROGRAM 'cat > \(file)'"),
          Attack(named: "a program that writes", "COPY newsdesk.history FROM PROGRAM 'echo'"),
          Attack(named: "a file written", "COPY (SELECT * FROM newsdesk.story) TO '\(file)'"),
          Attack(named: "a file read", "COPY newsdesk.history FROM '/etc/passwd'"),
          Attack(named: "a file of the server's", "SELECT pg_read_file('pg_hba.conf')"),
          Attack(named: "a binary file", "SELECT pg_read_binary_file('global/pg_control')"),
          Attack(named: "a folder", "SELECT pg_ls_dir('.')"),
          Attack(named: "the log's folder", "SELECT pg_ls_logdir()"),
          Attack(named: "a file's size", "SELECT pg_stat_file('PG_VERSION')"),
          Attack(named: "where the log is", "SELECT pg_current_logfile()"),
          Attack(named: "who may connect how", "TABLE pg_hba_file_rules"),
          Attack(named: "where the data is", "SHOW data_directory"),
          Attack(named: "a large object from a file", "SELECT lo_import('/etc/passwd')"),
          Attack(named: "a large object to a file", "SELECT lo_export(1, '\(file)')"),
          Attack(named: "a tablespace", "CREATE TABLESPACE t LOCATION '/tmp'"),
          Attack(named: "settings reloaded", "SELECT pg_reload_conf()"),
          Attack(named: "the log turned over", "SELECT pg_rotate_logfile()"),
          Attack(named: "a segment switched", "SELECT pg_switch_wal()"),
          Attack(named: "a backup begun", "SELECT pg_backup_start('x')"),
          Attack(named: "counters set back", "SELECT pg_stat_reset()"),
          Attack(named: "a standby promoted", "SELECT pg_promote()"),
        ],
        by: ["ana", "cleo", "adm", "finn", "olga"]
      )
    }
  }
}
