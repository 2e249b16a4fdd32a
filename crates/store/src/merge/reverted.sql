    (SELECT other.installation FROM decision AS other WHERE other.id = decision.reverts),
    (SELECT other.sequence FROM decision AS other WHERE other.id = decision.reverts)
