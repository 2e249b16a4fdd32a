SELECT
    strategy,
    seed,
    at,
    (SELECT count(*) FROM batch_item WHERE batch_id = batch.id),
    (
        SELECT count(*)
        FROM batch_item
        JOIN item ON item.id = batch_item.item_id
        WHERE batch_item.batch_id = batch.id AND item.status >= 2
    )
FROM batch
WHERE id = ?1
