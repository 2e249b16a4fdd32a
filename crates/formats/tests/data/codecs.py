"""Makes codec-*.parquet with pyarrow 26: two titles, once for each way in which Parquet files are compressed."""

import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

table = pa.table({"text": ["green tea", "red shoes"]}).replace_schema_metadata(None)
for codec in ("brotli", "gzip", "lz4", "none", "snappy", "zstd"):
    path = pathlib.Path(__file__).with_name(f"codec-{codec}.parquet")
    pq.write_table(table, path, compression=codec, write_statistics=False, store_schema=False)
