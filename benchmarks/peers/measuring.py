"""What the peers' scripts share: blocks of work timed, one JSON line."""

import argparse
import json
import os
import statistics
import time


def parser(description):
    """An argument parser with the options that all scripts have."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--blocks", type=int, default=5, help="measurements")
    return parser


def summary(values):
    return {
        "median": round(statistics.median(values), 3),
        "min": round(min(values), 3),
        "max": round(max(values), 3),
        "n": len(values),
    }


def peak_memory_mb():
    """The largest resident set of this process so far."""
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM"):
                return round(int(line.split()[1]) / 1024, 1)


def report(unit, step, blocks, steps):
    """Runs `step` (which gives the units it did) twice unmeasured, then `blocks` times `steps` of it,
    and prints units a second."""
    step(), step()
    rates = []
    for _ in range(blocks):
        start = time.perf_counter()
        done = sum(step() for _ in range(steps))
        rates.append(done / (time.perf_counter() - start))
    line = {f"{unit}_per_s": summary(rates), "peak_rss_mb": peak_memory_mb()}
    print(json.dumps(line), flush=True)


def use_threads(count):
    """Before torch or numpy is imported."""
    os.environ.setdefault("OMP_NUM_THREADS", str(count))
