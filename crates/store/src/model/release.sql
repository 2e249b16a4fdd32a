UPDATE model_version
SET artefact_id = NULL
WHERE promoted_at IS NULL AND id > 0
    AND id NOT IN (
        SELECT id FROM model_version
        WHERE promoted_at IS NULL AND artefact_id IS NOT NULL
        ORDER BY id DESC
        LIMIT ?1
    )
