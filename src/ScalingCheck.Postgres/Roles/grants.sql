-- What each role may do. The owner runs it with every migration; without the roles nothing is granted to anyone.
-- A writer adds, and replaces what the judge said. It cannot remove, alter or create anything. A reader reads.
DO $grants$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'scaling_check_reader') THEN
    GRANT SELECT ON ALL TABLES IN SCHEMA scaling_check TO scaling_check_reader;
  END IF;

  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'scaling_check_writer') THEN
    GRANT SELECT ON ALL TABLES IN SCHEMA scaling_check TO scaling_check_writer;
    GRANT INSERT ON scaling_check.project, scaling_check.shared_text, scaling_check.series, scaling_check.snapshot,
      scaling_check.observation, scaling_check.verdict, scaling_check.change TO scaling_check_writer;
    GRANT USAGE ON SEQUENCE scaling_check.snapshot_key TO scaling_check_writer;
    GRANT UPDATE (verdict, value, standard_error, watched, settings) ON scaling_check.verdict TO scaling_check_writer;
  END IF;
END
$grants$;
