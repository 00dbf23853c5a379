"""The same work as a benchmark, by other means: peers.py CASE SAMPLES FILE ... prints one line of JSON a peer.

Each peer runs with its fastest settings and with its input in memory; the garbage collector rests while it is timed.
"""
import array
import csv
import gc
import io
import os

# Processor time is compared: threads of a numerical library that wait for work must not be counted against a peer.
for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "1"

import json
import sys
import time


def best(samples, work):
    """Seconds of processor time and on the wall of the best run of each, and what the last run returned."""
    seconds = wall = float("inf")
    for _ in range(samples):
        gc.collect()
        gc.disable()
        begin, wall_begin = time.process_time(), time.perf_counter()
        result = work()
        seconds = min(seconds, time.process_time() - begin)
        wall = min(wall, time.perf_counter() - wall_begin)
        gc.enable()
    return seconds, wall, result


def report(name, work, samples, check):
    seconds, wall, result = best(samples, work)
    print(json.dumps({"name": name, "cpu_s": seconds, "wall_s": wall, "check": check(result)}))


def skip(name, error):
    print(json.dumps({"name": name, "cpu_s": None, "check": f"not installed: {error}"}))


def yaml_peers(samples, files):
    texts = [open(file, encoding="utf-8").read() for file in files]
    members = lambda documents: f"{sum(len(d) for d in documents)} members"
    try:
        import yaml
        loader = yaml.CSafeLoader
        report("PyYAML CSafeLoader", lambda: [yaml.load(t, Loader=loader) for t in texts], samples, members)
    except (ImportError, AttributeError) as error:
        skip("PyYAML CSafeLoader", error)
    try:
        from ruamel.yaml import YAML
        report("ruamel.yaml safe", lambda: [YAML(typ="safe", pure=False).load(t) for t in texts], samples, members)
    except ImportError as error:
        skip("ruamel.yaml safe", error)


def network_peers(samples, files):
    ends = array.array("i", open(files[0], "rb").read())
    edges = list(zip(ends[0::2], ends[1::2]))
    nodes = max(ends) + 1
    try:
        import networkx

        def build():
            graph = networkx.MultiGraph()
            graph.add_nodes_from(range(nodes))
            graph.add_edges_from(edges)
            return graph

        report("networkx MultiGraph", build, samples, lambda g: f"{len(g)} devices, {g.number_of_edges()} links")
    except ImportError as error:
        skip("networkx MultiGraph", error)
    try:
        import igraph
        report("igraph Graph", lambda: igraph.Graph(n=nodes, edges=edges), samples,
               lambda g: f"{g.vcount()} devices, {g.ecount()} links")
    except ImportError as error:
        skip("igraph Graph", error)


def csv_peers(samples, files):
    with open(files[0], newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))

    def write():
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        return text

    report("Python csv.writer", write, samples, lambda t: f"{len(t.getvalue().encode())} bytes")


def json_peers(samples, files):
    document = json.load(open(files[0], encoding="utf-8"))
    dumps = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
    report("Python json", lambda: dumps(document), samples, lambda t: f"{len(t)} bytes")
    try:
        import orjson
        report("orjson", lambda: orjson.dumps(document), samples, lambda t: f"{len(t)} bytes")
    except ImportError as error:
        skip("orjson", error)


def touchstone_peers(samples, files):
    try:
        import skrf
        report("scikit-rf Network", lambda: [skrf.Network(f) for f in files], samples,
               lambda networks: f"{sum(len(n.f) for n in networks)} points")
    except ImportError as error:
        skip("scikit-rf Network", error)


def com_peers(samples, files):
    specification, through, far_end, near_end = files
    try:
        import inspect
        import numpy
        from pychopmarg.com import COM
        from pychopmarg.common import OptMode
        from pychopmarg.config.template import COMParams
    except ImportError as error:
        return skip("PyChOpMarg", error)

    class WithoutReceiverFFE(COM):
        """As shipped, version 3.4.0 fails with an empty receiver FFE; this makes it a filter that does nothing."""

        def Hffe_Rx(self, taps=None):
            return numpy.ones(len(self.freqs))

    known = inspect.signature(COMParams).parameters
    given = json.load(open(specification, encoding="utf-8"))["specs"]["100g-pam4-ck"]
    values = {name: value for name, value in given.items() if name in known}
    values.update({name: numpy.array(values[name]) for name in ("R_d", "dfe_min", "dfe_max")})
    values.update(zp_tx=[31.0, 1.8], zp_rx=[29.0, 1.8], zp_next=[29.0, 1.8], zp_fext=[31.0, 1.8])
    channels = {"THRU": [through], "FEXT": [far_end], "NEXT": [near_end]}
    seconds, wall, com = best(samples, lambda: WithoutReceiverFFE(COMParams(**values), channels))
    print(json.dumps({"name": "PyChOpMarg set-up", "cpu_s": seconds, "wall_s": wall, "check": "pulses of three paths"}))
    report("PyChOpMarg search", lambda: com(opt_mode=OptMode.PRZF), samples, lambda margin: f"COM {margin:.3f} dB")


def com_200g_peers(samples, files):
    specification, through, far_end, near_end = files
    try:
        import inspect
        import numpy
        from pychopmarg.com import COM
        from pychopmarg.common import NormMode, OptMode
        from pychopmarg.config.template import COMParams
    except ImportError as error:
        return skip("PyChOpMarg", error)
    known = inspect.signature(COMParams).parameters
    given = json.load(open(specification, encoding="utf-8"))["specs"]["200g-pam4-dj"]
    values = {name: value for name, value in given.items() if name in known}
    arrays = ("R_d", "dfe_min", "dfe_max", "rx_taps_min", "rx_taps_max")
    values.update({name: numpy.array(values[name]) for name in arrays})
    lengths = [33.0, 1.8]
    values.update(zp_tx=lengths, zp_rx=lengths, zp_next=lengths, zp_fext=lengths)
    channels = {"THRU": [through], "FEXT": [far_end], "NEXT": [near_end]}

    def margin():
        return COM(COMParams(**values), channels)(opt_mode=OptMode.MMSE, norm_mode=NormMode.P8023dj)

    report("PyChOpMarg", margin, samples, lambda com: f"COM {com:.3f} dB")


if __name__ == "__main__":
    case, samples, *files = sys.argv[1:]
    cases = {"yaml": yaml_peers, "network": network_peers, "csv": csv_peers, "json": json_peers,
             "touchstone": touchstone_peers, "com": com_peers, "com-200g": com_200g_peers}
    cases[case](int(samples), files)
