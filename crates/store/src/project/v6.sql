-- Format 6: a photo speaks against the seller where the text is silent. Facts are written anew after this step.

-- Bit sets of attributes: what a model that is not unsure reads off the photos of an item of which the seller says
-- something, and conflicts, whole or in part, in which the text is silent.
ALTER TABLE item ADD COLUMN photo_says INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN text_silent INTEGER NOT NULL DEFAULT 0;
