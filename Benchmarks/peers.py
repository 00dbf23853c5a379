"""The same work as a benchmark, by other means: peers.py CASE SAMPLES FILE ... prints one line of JSON a peer.

Each peer runs with its fastest settings and with its input in memory; the garbage collector rests while it is timed.
"""
import array
import csv
import gc
import io
import json
import sys
import time


def best(samples, work):
    """Seconds of processor time of the best run, and what the last run returned."""
    seconds = float("inf")
    for _ in range(samples):
        gc.collect()
        gc.disable()
        begin = time.process_time()
        result = work()
        seconds = min(seconds, time.process_time() - begin)
        gc.enable()
    return seconds, result


def report(name, work, samples, check):
    seconds, result = best(samples, work)
    print(json.dumps({"name": name, "cpu_s": seconds, "check": check(result)}))


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


if __name__ == "__main__":
    case, samples, *files = sys.argv[1:]
    {"yaml": yaml_peers, "network": network_peers, "csv": csv_peers, "json": json_peers}[case](int(samples), files)
