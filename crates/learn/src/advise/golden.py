"""Golden numbers for the learning curve, by scipy's weighted least squares: python3 golden.py > golden.json"""
import json
import numpy as np
from scipy.optimize import curve_fit

rng = np.random.default_rng(5)
rows = []
for a, b, c in [(0.85, 1.5, 0.5), (0.95, 0.9, 0.3), (0.7, 4.0, 0.8), (0.9, 2.0, 1.1)]:
    n = np.array([40, 60, 100, 160, 240, 400, 700])
    sigma = 0.02 / np.sqrt(np.arange(1, len(n) + 1))
    y = a - b * n ** -c + rng.normal(0, 0.002, len(n))
    law = lambda n, a, b, c: a - b * n ** -c
    found, _ = curve_fit(law, n, y, p0=(a, b, c), sigma=sigma, bounds=([0, 0, 0.1], [1, 1000, 2]),
                         ftol=1e-15, xtol=1e-15, gtol=1e-15, max_nfev=100000)
    rows.append({"items": n.tolist(), "f1": y.tolist(), "sigma": sigma.tolist(), "found": found.tolist(),
                 "at": [[m, float(law(m, *found))] for m in (50, 300, 1000, 2000)]})
print(json.dumps(rows))
