-- The audit by hand: DuckDB's own functions, one look-up table, two statements.
-- {cases}: the case files; {due}: what is due by state, written once; {verdicts}, {findings}: the output.

COPY (
  WITH numbered AS (
    SELECT *,
        CASE subscription WHEN 'prepaid' THEN 6480 WHEN 'postpaid' THEN 12960 ELSE 0 END
      + CASE activation WHEN 'success' THEN 1620 WHEN 'failed' THEN 3240 WHEN 'pending' THEN 4860 ELSE 0 END
      + CASE charged WHEN 'yes' THEN 540 WHEN 'no' THEN 1080 ELSE 0 END
      + CASE benefit WHEN 'received' THEN 108 WHEN 'bonus_missing' THEN 216 WHEN 'not_as_bought' THEN 324
                     WHEN 'not_received' THEN 432 ELSE 0 END
      + CASE history WHEN 'clear' THEN 27 WHEN 'found' THEN 54 WHEN 'rechecked' THEN 81 ELSE 0 END
      + CASE outage WHEN 'affected' THEN 9 WHEN 'clear' THEN 18 ELSE 0 END
      + CASE normal_tariff WHEN 'yes' THEN 3 WHEN 'no' THEN 6 ELSE 0 END
      + CASE age WHEN 'within_24h' THEN 1 WHEN 'over_24h' THEN 2 ELSE 0 END AS state
    FROM read_parquet('{cases}')
  ),
  looked_up AS (
    SELECT n.*, d.* EXCLUDE (state),
      n.action_taken = d.due_action AND n.action_taken = 'create_ticket' AS is_ticket
    FROM numbered n JOIN read_parquet('{due}') d USING (state)
  ),
  channels AS (
    SELECT *,
      CASE WHEN is_ticket THEN regexp_matches(purchase_channel, '^(?i:{digital})$') END AS digital,
      CASE WHEN is_ticket THEN regexp_matches(purchase_channel, '^(?i:{purchase})$') END AS bought_ok,
      CASE WHEN is_ticket THEN regexp_matches(complaint_channel, '^(?i:{ecare})$') END AS ecare,
      CASE WHEN is_ticket THEN regexp_matches(complaint_channel, '^(?i:{complaint})$') END AS complained_ok,
      CASE WHEN is_ticket AND regexp_matches(incident_at,
          '^20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{{1,6}})?)?(Z|[+-]\d\d(:?\d\d)?| +(?i:wib|wita|wit))$')
        THEN epoch_us(TRY_CAST(
          CASE WHEN regexp_matches(incident_at, '(?i)wib$') THEN regexp_replace(incident_at, '(?i) *wib$', '+07:00')
               WHEN regexp_matches(incident_at, '(?i)wita$') THEN regexp_replace(incident_at, '(?i) *wita$', '+08:00')
               WHEN regexp_matches(incident_at, '(?i)wit$') THEN regexp_replace(incident_at, '(?i) *wit$', '+09:00')
               ELSE incident_at END AS TIMESTAMPTZ)) END AS incident_us
    FROM looked_up
  ),
  judged AS (
    SELECT *,
      CASE
        WHEN action_taken IS NULL THEN NULL
        WHEN action_taken IS DISTINCT FROM due_action THEN
          CASE action_taken WHEN 'create_ticket' THEN if_ticket WHEN 'wait_24h' THEN if_wait ELSE if_other END
        ELSE
          CASE WHEN is_ticket THEN
              CASE WHEN sla_given = due_sla THEN 0 WHEN due_sla = 'refund' THEN {tier} ELSE {refund} END
            + CASE WHEN kip_given = due_kip THEN 0 ELSE {kip} END
            + {fields}
          ELSE 0 END
          + CASE WHEN owes_data_off = 1 AND NOT coalesce(contains(advice_given, 'mobile_data_off'), false) THEN {data_off} ELSE 0 END
          + CASE WHEN owes_not_repeat = 1 AND NOT coalesce(contains(advice_given, 'do_not_repeat'), false) THEN {not_repeat} ELSE 0 END
          + CASE WHEN owes_outage = 1 AND NOT coalesce(contains(advice_given, 'outage_answer'), false) THEN {outage} ELSE 0 END
          + CASE WHEN owes_evidence = 2 AND digital AND NOT coalesce(contains(advice_given, 'send_evidence'), false) THEN {evidence} ELSE 0 END
      END::BIGINT AS findings
    FROM channels
  )
  SELECT file, row, case_id, agent, team, complaint_channel, transaction_us, handled_us,
    action_taken, sla_given, kip_given, advice_given, region, state, findings,
    {malformed}
  FROM judged
) TO '{verdicts}' (FORMAT parquet);

COPY (
  WITH wrong AS (SELECT * FROM read_parquet('{verdicts}') WHERE findings > 0),
  long AS (
    SELECT w.*, c.* EXCLUDE (expected, clause), c.expected AS c_expected, c.clause AS c_clause
    FROM (SELECT *, unnest(list_filter(range({count}), lambda i: (findings >> i) & 1 = 1)) AS place FROM wrong) w
    JOIN read_parquet('{criteria}') c USING (place)
  )
  SELECT file, row, case_id, agent, team, kind, severity, field,
    CASE WHEN c_clause = '' THEN d.clause ELSE c_clause END AS clause, d.rule,
    CASE source WHEN 'action_taken' THEN d.action WHEN 'sla_given' THEN d.sla WHEN 'kip_given' THEN d.kip
      ELSE c_expected END AS expected,
    coalesce(CASE source WHEN 'action_taken' THEN action_taken WHEN 'sla_given' THEN sla_given
      WHEN 'kip_given' THEN kip_given WHEN 'advice_given' THEN advice_given {done} ELSE '' END, '') AS done,
    state, transaction_us, handled_us
  FROM long JOIN read_parquet('{rules}') d USING (state)
) TO '{findings}' (FORMAT parquet);
