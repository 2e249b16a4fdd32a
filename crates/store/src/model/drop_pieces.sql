DELETE FROM artefact_piece
WHERE rowid IN (SELECT rowid FROM artefact_piece WHERE artefact_id = ?1 LIMIT ?2)
