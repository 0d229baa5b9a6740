"""Ends 0 when the Turtle file and the JSON-LD file say the same, else 1 with what only one says."""

import sys

from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic

turtle = to_isomorphic(Graph().parse(sys.argv[1], format="turtle"))
jsonld = to_isomorphic(Graph().parse(sys.argv[2], format="json-ld"))
if turtle == jsonld:
    print(len(turtle), "statements")
    sys.exit(0)
_, left, right = graph_diff(turtle, jsonld)
print("only in Turtle:", left.serialize(format="nt"), "only in JSON-LD:", right.serialize(format="nt"))
sys.exit(1)
