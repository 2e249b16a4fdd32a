INSERT INTO held_back (
    kind, said, item_id, who, at, seconds, model_id, status_before, status_after, doc_before, doc_after, reverts,
    installation, sequence, clock, previous, hash, reverted_installation, reverted_sequence, why
)
VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20
)
ON CONFLICT (installation, sequence) DO UPDATE SET why = excluded.why
