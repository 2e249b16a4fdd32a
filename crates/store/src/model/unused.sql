SELECT id, size
FROM artefact
WHERE id NOT IN (SELECT artefact_id FROM model_version WHERE artefact_id IS NOT NULL)
