"""Makes zstd.parquet with pyarrow 26: two titles, compressed with zstd."""

import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

table = pa.table({"text": ["green tea", "red shoes"]}).replace_schema_metadata(None)
path = pathlib.Path(__file__).with_name("zstd.parquet")
pq.write_table(table, path, compression="zstd", write_statistics=False, store_schema=False)
