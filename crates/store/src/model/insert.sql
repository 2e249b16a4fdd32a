INSERT INTO model_version (recipe, settings, seed, data_hash, metrics, artefact_id, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
