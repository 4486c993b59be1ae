import os

# Read when NumPy is loaded. Workers share the cores already; threads of one small product wait for each other, and
# sentences are embedded four times slower on a busy machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
