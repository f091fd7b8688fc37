-- The three roles of a shared history. Run it once, as a role that may create roles, in the database of the history:
--   scaling-check migrate --roles | psql "$ADMIN_CONNECTION"
-- It may be run again at any time, also in a database that has been used without roles; then run scaling-check migrate.
-- The roles do not log in. Give them to those who do:  GRANT scaling_check_writer TO ci;

DO $roles$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT unnest(ARRAY['scaling_check_owner', 'scaling_check_writer', 'scaling_check_reader']) AS name LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = one.name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', one.name);
    END IF;
  END LOOP;

  IF to_regnamespace('scaling_check') IS NULL THEN
    CREATE SCHEMA scaling_check AUTHORIZATION scaling_check_owner;
  ELSE
    ALTER SCHEMA scaling_check OWNER TO scaling_check_owner;
    -- Partitions do not follow their tables; sequences do.
    FOR one IN SELECT oid::regclass AS name FROM pg_class
      WHERE relnamespace = to_regnamespace('scaling_check') AND relkind IN ('r', 'p') LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO scaling_check_owner', one.name);
    END LOOP;
  END IF;

  -- What they may do in it, the migration says; without this they could not even see that there was none.
  GRANT USAGE ON SCHEMA scaling_check TO scaling_check_writer, scaling_check_reader;
END
$roles$;
