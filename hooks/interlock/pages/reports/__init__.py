"""Reports: gaps, capability, reviews, language, results, handshakes."""
