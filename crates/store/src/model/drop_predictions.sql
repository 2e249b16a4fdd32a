-- An item never loses the prediction it shows.
DELETE FROM prediction
WHERE id IN (
    SELECT prediction.id
    FROM model_version
    JOIN prediction ON prediction.model_id = model_version.id
    JOIN item ON item.id = prediction.item_id
    WHERE model_version.id > 0
        AND model_version.promoted_at IS NULL
        AND model_version.id < (SELECT max(id) FROM model_version)
        AND item.shown_model IS NOT prediction.model_id
    LIMIT ?1
)
