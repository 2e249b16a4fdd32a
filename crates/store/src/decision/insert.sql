INSERT INTO decision (
    kind, said, item_id, who, at, seconds, model_id, status_before, status_after,
    doc_before, doc_after, reverts, installation, sequence, clock, previous, hash
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
