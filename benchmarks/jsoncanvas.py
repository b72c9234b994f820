"""Says what is wrong with a JSON Canvas 1.0 file, by the specification at https://jsoncanvas.org/spec/1.0.

Written from that text alone. It knows nothing of the service whose files it looks at.
"""
import json
import re

COLOR = re.compile(r'[1-6]|#[0-9A-Fa-f]{6}')
SIDES = ('top', 'right', 'bottom', 'left')
ENDS = ('none', 'arrow')
STYLES = ('cover', 'ratio', 'repeat')
# Of each type of node: attributes that must be there, and attributes that may.
TYPES = {
    'text': (('text',), ()),
    'file': (('file',), ('subpath',)),
    'link': (('url',), ()),
    'group': ((), ('label', 'background', 'backgroundStyle')),
}
NODE_NAMES = {'id', 'type', 'x', 'y', 'width', 'height', 'color'}
EDGE_NAMES = {'id', 'fromNode', 'fromSide', 'fromEnd', 'toNode', 'toSide', 'toEnd', 'color', 'label'}


class Faults(list):
    def need(self, holds, text, *values):
        if not holds:
            self.append(text % values)
        return holds


def faults(document, strict=True):
    """-> what is wrong, a line for each fault.

    document  the bytes of a file
    strict    also names that the specification does not have, cards that lie over each other, frames that lie before or only
              half around what they hold: valid, but nothing that a careful program writes by itself
    """
    found = Faults()
    try:
        canvas = json.loads(document.decode('utf-8'), object_pairs_hook=once, parse_constant=no_number)
    except ValueError as wrong:
        return ['no JSON: %s' % wrong]
    if not found.need(isinstance(canvas, dict), 'the top level is no object'):
        return found
    for name in ('nodes', 'edges'):
        if not found.need(isinstance(canvas.get(name, []), list), '/%s is no list', name):
            return found
    nodes, edges = canvas.get('nodes', []), canvas.get('edges', [])
    for place, node in enumerate(nodes):
        check_node(node, '/nodes/%d' % place, strict, found)
    for place, edge in enumerate(edges):
        check_edge(edge, '/edges/%d' % place, strict, found)
    if not found:
        check_together(nodes, edges, found)
    if not found and strict:
        check_looks(nodes, found)
    return list(found)


def once(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError('a name occurs twice in an object')
    return dict(pairs)


def no_number(word):
    raise ValueError('%s is no number of JSON' % word)


def check_node(node, at, strict, found):
    if not found.need(isinstance(node, dict), '%s is no object', at):
        return
    text(node, 'id', at, found, True)
    for name in ('x', 'y', 'width', 'height'):
        value = node.get(name)
        found.need(isinstance(value, int) and not isinstance(value, bool), '%s/%s is no integer: %r', at, name, value)
    color(node, at, found)
    kind = node.get('type')
    if not found.need(isinstance(kind, str) and kind in TYPES, '%s/type is %r', at, kind):
        return
    needed, allowed = TYPES[kind]
    for name in needed:
        text(node, name, at, found, True)
    for name in allowed:
        text(node, name, at, found, False)
    found.need(str(node.get('subpath', '#')).startswith('#'), '%s/subpath does not begin with #', at)
    one_of(node, 'backgroundStyle', STYLES, at, found)
    if strict:
        others = set(node) - NODE_NAMES - set(needed) - set(allowed)
        found.need(not others, '%s has names of no standard: %s', at, sorted(others))
        for name in ('width', 'height'):
            found.need(isinstance(node.get(name), int) and node[name] > 0, '%s/%s is not above 0', at, name)


def check_edge(edge, at, strict, found):
    if not found.need(isinstance(edge, dict), '%s is no object', at):
        return
    for name in ('id', 'fromNode', 'toNode'):
        text(edge, name, at, found, True)
    text(edge, 'label', at, found, False)
    for name in ('fromSide', 'toSide'):
        one_of(edge, name, SIDES, at, found)
    for name in ('fromEnd', 'toEnd'):
        one_of(edge, name, ENDS, at, found)
    color(edge, at, found)
    if strict:
        found.need(not set(edge) - EDGE_NAMES, '%s has names of no standard: %s', at, sorted(set(edge) - EDGE_NAMES))


def text(holder, name, at, found, needed):
    if needed or name in holder:
        found.need(isinstance(holder.get(name), str), '%s/%s is no text: %r', at, name, holder.get(name))


def one_of(holder, name, words, at, found):
    if name in holder:
        found.need(holder[name] in words, '%s/%s is %r', at, name, holder[name])


def color(holder, at, found):
    value = holder.get('color', '1')
    found.need(isinstance(value, str) and COLOR.fullmatch(value), '%s/color is %r', at, value)


def check_together(nodes, edges, found):
    seen = set()
    for kind, items in (('nodes', nodes), ('edges', edges)):
        for place, item in enumerate(items):
            found.need(item['id'] not in seen, '/%s/%d/id occurs twice: %s', kind, place, item['id'])
            seen.add(item['id'])
    ids = {node['id'] for node in nodes}
    for place, edge in enumerate(edges):
        for name in ('fromNode', 'toNode'):
            found.need(edge[name] in ids, '/edges/%d/%s leads nowhere: %s', place, name, edge[name])


def check_looks(nodes, found):
    """The first node lies below all others, so that a frame stands before what it holds."""
    boxes = [(node['x'], node['y'], node['x'] + node['width'], node['y'] + node['height'], place)
             for place, node in enumerate(nodes)]
    # By the upper edge: only those that begin before another one ends can share a place with it.
    boxes.sort(key=lambda box: box[1])
    for index, one in enumerate(boxes):
        for other in boxes[index + 1:]:
            if other[1] >= one[3]:
                break
            if one[0] < other[2] and other[0] < one[2]:
                check_pair(nodes, *((one, other) if one[4] < other[4] else (other, one)), found)


def check_pair(nodes, below, above, found):
    first, second = below[4], above[4]
    if nodes[first]['type'] != 'group':
        frame = nodes[second]['type'] == 'group'
        found.append('/nodes/%d lies %s /nodes/%d' % (first, 'below its frame' if frame else 'below another card', second))
    else:
        inside = below[0] <= above[0] and below[1] <= above[1] and above[2] <= below[2] and above[3] <= below[3]
        found.need(inside, '/nodes/%d lies only half in the frame /nodes/%d', second, first)


VALID = {
    'nodes': [
        {'id': 'frame', 'type': 'group', 'x': -40, 'y': -40, 'width': 600, 'height': 400, 'label': 'A frame',
         'background': 'sea.png', 'backgroundStyle': 'cover'},
        {'id': 'a', 'type': 'text', 'x': 0, 'y': 0, 'width': 200, 'height': 100, 'text': '# A', 'color': '6'},
        {'id': 'b', 'type': 'file', 'x': 300, 'y': 0, 'width': 200, 'height': 100, 'file': 'b.md', 'subpath': '#b'},
        {'id': 'c', 'type': 'link', 'x': 0, 'y': 200, 'width': 200, 'height': 100, 'url': 'https://example.com',
         'color': '#AB12ef'},
    ],
    'edges': [
        {'id': 'ab', 'fromNode': 'a', 'fromSide': 'right', 'fromEnd': 'none', 'toNode': 'b', 'toSide': 'left',
         'toEnd': 'arrow', 'color': '1', 'label': 'next'},
        {'id': 'bc', 'fromNode': 'b', 'toNode': 'c'},
    ],
}
# Where a valid canvas is spoilt, and with what; None takes the name away.
SPOILT = [
    ((), 'nodes', {}), ((), 'edges', 'none'), (('nodes',), 1, 'a'), (('edges',), 1, 7),
    (('nodes', 1), 'id', None), (('nodes', 1), 'id', 7), (('nodes', 1), 'id', 'b'), (('nodes', 1), 'id', 'ab'),
    (('nodes', 1), 'type', None), (('nodes', 1), 'type', 'note'), (('nodes', 1), 'type', ['text']),
    (('nodes', 1), 'x', None), (('nodes', 1), 'x', 1.5), (('nodes', 1), 'y', '0'), (('nodes', 1), 'width', True),
    (('nodes', 1), 'height', None), (('nodes', 1), 'height', -5), (('nodes', 1), 'text', None), (('nodes', 1), 'text', 5),
    (('nodes', 1), 'color', '7'), (('nodes', 1), 'color', 'red'), (('nodes', 1), 'color', 1), (('nodes', 1), 'color', '#12345'),
    (('nodes', 2), 'file', None), (('nodes', 2), 'subpath', 'b'), (('nodes', 3), 'url', None), (('nodes', 0), 'label', 5),
    (('nodes', 0), 'backgroundStyle', 'tile'), (('nodes', 1), 'mood', 'good'),
    (('edges', 0), 'id', None), (('edges', 0), 'id', 'bc'), (('edges', 0), 'fromNode', None), (('edges', 0), 'toNode', 'z'),
    (('edges', 0), 'fromSide', 'middle'), (('edges', 0), 'toSide', 'LEFT'), (('edges', 0), 'toEnd', 'dot'),
    (('edges', 0), 'fromEnd', 'both'), (('edges', 0), 'label', 5), (('edges', 0), 'color', '0'),
    (('nodes', 1), 'x', 250), (('nodes', 1), 'x', -100), (('nodes', 0), 'width', 400),
]


def self_test():
    """-> how many planted faults there are; raises where one of them goes unseen, or a good canvas is refused"""
    good = json.dumps(VALID).encode()
    for document in (good, b'{}', b'{"nodes":[],"edges":[]}'):
        assert not faults(document), faults(document)
    for path, name, value in SPOILT:
        canvas = json.loads(good)
        target = canvas
        for step in path:
            target = target[step]
        if value is None:
            del target[name]
        else:
            target[name] = value
        assert faults(json.dumps(canvas).encode()), 'unseen: %r %r %r' % (path, name, value)
    turned = json.loads(good)
    turned['nodes'].append(turned['nodes'].pop(0))
    others = [json.dumps(turned).encode(), b'', b'[]', b'{"nodes":[],"nodes":[]}', b'{"nodes":[NaN]}', b'\xff{}']
    for document in others:
        assert faults(document), 'unseen: %r' % document
    return len(SPOILT) + len(others)
