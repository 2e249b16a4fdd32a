"""Golden numbers for calibration: isotonic regression by scikit-learn, temperature by scipy.
python3 golden.py > golden.json"""
import json
import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.isotonic import IsotonicRegression

rng = np.random.default_rng(3)
rows = []
for count, shift in [(12, 0.5), (60, 0.4), (300, 0.7)]:
    said = np.round(rng.beta(4, 1, count), 4).astype(np.float32)
    right = (rng.random(count) < said.astype(float) * shift + 0.2).astype(int)
    places = [0.0, 0.2, 0.5, 0.6123, 0.75, 0.9, 0.95, 0.99, 1.0]
    iso = IsotonicRegression(out_of_bounds="clip").fit(said.astype(float), right)
    p = np.clip(said.astype(float), 5e-5, 1 - 5e-5)
    z = np.log(p / (1 - p))
    up, down = right.sum(), count - right.sum()
    target = np.where(right == 1, (up + 1) / (up + 2), 1 / (down + 2))
    nll = lambda f: -(target * -np.logaddexp(0, -f * z) + (1 - target) * -np.logaddexp(0, f * z)).sum()
    factor = minimize_scalar(nll, bounds=(0.1, 10), method="bounded", options={"xatol": 1e-12}).x
    rows.append({"said": said.astype(float).tolist(), "right": right.tolist(), "places": places,
                 "isotonic": iso.predict(places).tolist(), "factor": factor})
print(json.dumps(rows))
