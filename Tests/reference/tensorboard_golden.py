"""Prints the event files that TensorBoard's own message classes and checksums give for the values
of Tests/TrainingTests/TensorBoardTests.swift, as base64 in lines of 76.

    python tensorboard_golden.py            prints the golden file
    python tensorboard_golden.py FOLDER     prints the curves that TensorBoard reads in FOLDER

Needs tensorboard (made with 2.21.0) and numpy.
"""

import base64
import io
import sys
import textwrap

from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter


def golden() -> bytes:
    stream = io.BytesIO()
    stream.flush = lambda: None
    writer = RecordWriter(stream)
    start = SessionLog(status=SessionLog.START)
    curves = Summary(
        value=[
            Summary.Value(tag="train/loss", simple_value=3.25),
            Summary.Value(tag="train/rate", simple_value=0.0),
        ]
    )
    bleu = Summary(value=[Summary.Value(tag="valid/bleu", simple_value=-1.0e-20)])
    for event in [
        Event(wall_time=1764000000.25, step=0, file_version="brain.Event:2"),
        Event(wall_time=1764000001.25, step=301, session_log=start),
        Event(wall_time=1764000002.25, step=301, summary=curves),
        Event(wall_time=1764000003.25, step=5_000_000_000, summary=bleu),
    ]:
        writer.write(event.SerializeToString())
    return stream.getvalue()


def main() -> None:
    if len(sys.argv) == 1:
        print("\n".join(textwrap.wrap(base64.b64encode(golden()).decode(), 76)))
        return
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    events = EventAccumulator(sys.argv[1])
    events.Reload()
    for tag in sorted(events.Tags()["scalars"]):
        print(tag, [(e.wall_time, e.step, e.value) for e in events.Scalars(tag)])


main()
