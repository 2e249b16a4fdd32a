"""Golden numbers for the exact binomial lower bound, by scipy: python3 golden.py > golden.json"""
import json
from scipy.stats import beta

cases = [(1, 1), (149, 149), (235, 236), (3, 10), (0, 5), (20, 20), (980, 1000), (59, 59), (14876, 15000)]
rows = [[right, total, risk, float(beta.ppf(risk, right, total - right + 1)) if right else 0.0]
        for right, total in cases for risk in (0.05, 0.025, 0.2)]
print(json.dumps(rows))
