-- Which sorts of change do committees make, and how often are they of substance? duckdb < query.sql
SELECT entity,
       kind,
       count(*) AS changes,
       count(*) FILTER (WHERE significance = 'material') AS material,
       count(DISTINCT series) AS series
FROM (SELECT entity, significance, series, unnest(kinds) AS kind FROM read_json('changes.jsonl'))
GROUP BY ALL
ORDER BY changes DESC, entity, kind;
