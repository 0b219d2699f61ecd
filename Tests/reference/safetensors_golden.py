"""Writes a small safetensors file with Hugging Face's library, and checks files of ours with it.

    python safetensors_golden.py            prints the golden file, as base64 in lines of 76, for
                                            Tests/TrainingTests/SafetensorsGoldenTests.swift
    python safetensors_golden.py FILE       prints what the library reads in FILE

Needs numpy and safetensors (made with 0.8.0).
"""

import base64
import sys
import textwrap

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save


def golden() -> bytes:
    tensors = {
        "weight": np.array([[1.5, -2.0, 0.25], [3.0e8, -0.0, 1.0e-30]], dtype=np.float32),
        "steps": np.array([1, -2, 2**40], dtype=np.int64),
        "moments": np.array([0.1, 1.0e300], dtype=np.float64),
        "bytes": np.array([0, 127, 255], dtype=np.uint8),
        "empty": np.zeros((0, 4), dtype=np.float32),
        "scalar": np.array(7.0, dtype=np.float32),
    }
    return save(tensors, metadata={"language": "fran\u00e7ais", "note": 'a "quoted"\nline'})


def main() -> None:
    if len(sys.argv) == 1:
        print("\n".join(textwrap.wrap(base64.b64encode(golden()).decode(), 76)))
        return
    with safe_open(sys.argv[1], framework="numpy") as file:
        print(sorted((file.metadata() or {}).items()))
        for name in sorted(file.keys()):
            tensor = file.get_tensor(name)
            print(name, tensor.dtype, tensor.shape, tensor.tolist())


main()
