SELECT
    model_version.id,
    recipe,
    settings,
    seed,
    data_hash,
    metrics,
    artefact.size,
    created_at,
    promoted_at
FROM model_version
LEFT JOIN artefact ON artefact.id = model_version.artefact_id
WHERE model_version.id > 0 AND (?1 IS NULL OR model_version.id = ?1)
ORDER BY model_version.id
