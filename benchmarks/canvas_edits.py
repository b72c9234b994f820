"""Edits a canvas as somebody with Obsidian would, and says what the log of edits must have of it."""
import json
import random

GAP = 1000


class Edited:
    """A canvas that is edited, and what is expected of its return.

    expected  (kind, what it is of, id of that or None for any, field, values that must stand in it before, and after)
    skipped   ids of what the graph does not follow
    """

    def __init__(self, document, seed):
        self.canvas = json.loads(document)
        self.random = random.Random(seed)
        self.expected = []
        self.skipped = []

    def nodes(self, kind):
        return [node for node in self.canvas['nodes'] if node['type'] == kind]

    def expect(self, kind, target, ident, field, before, after):
        self.expected.append((kind, target, ident, field, before, after))

    def free_place(self):
        """Left of everything."""
        return min([node['x'] for node in self.canvas['nodes']] or [0]) - GAP

    def remove(self, node):
        """A card goes, and each line that ends at it. -> these lines"""
        self.canvas['nodes'].remove(node)
        gone = [edge for edge in self.canvas['edges'] if node['id'] in (edge['fromNode'], edge['toNode'])]
        self.canvas['edges'] = [edge for edge in self.canvas['edges'] if edge not in gone]
        return gone

    def obsidian(self):
        """As Obsidian writes it: tabs, a card to a line, other names first, what was touched last above the rest, and things of
        its own that no standard has."""
        groups = self.nodes('group')
        others = [node for node in self.canvas['nodes'] if node['type'] != 'group']
        self.random.shuffle(others)
        edges = list(self.canvas['edges'])
        self.random.shuffle(edges)

        def lines(items):
            return ',\n'.join('\t\t' + json.dumps(dict(reversed(item.items())), ensure_ascii=False,
                                                  separators=(',', ':')) for item in items)
        return ('{\n\t"nodes":[\n%s\n\t],\n\t"edges":[\n%s\n\t],\n\t"metadata":{"version":"1.0-1.0","frontmatter":{}}\n}'
                % (lines(groups + others), lines(edges))).encode('utf-8')


def first_visit(document, seed, zoom):
    """Moves, renames, recolours, adds, links, removes. A level of messages has fewer things that can be changed."""
    edited = Edited(document, seed)
    cards = edited.nodes('text')
    frames = edited.nodes('group')
    if zoom > 0 and cards:
        topics(edited, cards)
    elif cards:
        cards[0]['x'] -= GAP
        edited.skipped.append(cards[0]['id'])
    if frames:
        before, frames[0]['label'] = frames[0]['label'], 'A frame with another name'
        edited.expect('correction', 'node', frames[0]['id'], 'title', {'text': before}, {'text': frames[0]['label']})
        frames[-1]['x'] -= 5
    own(edited, cards, frames)
    return edited


def topics(edited, cards):
    def card(index):
        return cards[min(index, len(cards) - 1)]

    moved = card(0)
    moved['x'], moved['y'] = edited.free_place(), moved['y'] + 7
    edited.expect('correction', 'node', moved['id'], 'place', {}, {'x': moved['x'], 'y': moved['y']})
    if len(cards) > 1:
        sized = card(1)
        sized['height'] -= 20
        edited.expect('correction', 'node', sized['id'], 'place', {}, {'x': sized['x'], 'height': sized['height']})
    retell(edited, card(2), title='Who "pays" for \\ the ferry? – Ζωή 🚢')
    retell(edited, card(3), summary='Nobody knows.\n\nNot yet.')
    marked = card(4)
    marked['color'] = '1'
    edited.expect('correction', 'node', marked['id'], 'flags', {'crux': False}, {'crux': True, 'bookmark': False})
    lines(edited, cards)
    if len(cards) > 6:
        # The lines of a card go with it; that says nothing of how topics belong together.
        edited.remove(card(6))
        edited.skipped.append(card(6)['id'])


def retell(edited, card, title=None, summary=None):
    """Another heading, or another text between the heading and the list at the end."""
    rows = card['text'].split('\n')
    points = len(rows)
    while points > 1 and rows[points - 1].startswith('- '):
        points -= 1
    heading, middle = rows[0], '\n'.join(rows[1:points]).strip()
    if title is not None:
        edited.expect('correction', 'node', card['id'], 'title', {'text': heading[2:]}, {'text': title})
        heading = '# ' + title
    if summary is not None:
        edited.expect('correction', 'node', card['id'], 'summary', {'text': middle}, {'text': summary})
        middle = summary
    card['text'] = '\n\n'.join(part for part in (heading, middle, '\n'.join(rows[points:])) if part)


def lines(edited, cards):
    relations = [edge for edge in edited.canvas['edges'] if not edge['id'].startswith('next-')
                 and (len(cards) <= 6 or cards[6]['id'] not in (edge['fromNode'], edge['toNode']))]
    if relations:
        gone = relations[0]
        edited.canvas['edges'].remove(gone)
        edited.expect('deletion', 'relation', gone['id'], 'relation',
                      {'from': gone['fromNode'], 'to': gone['toNode']}, {})
    if len(relations) > 1:
        relations[-1]['label'] = 'Leads to'
        edited.expect('correction', 'relation', relations[-1]['id'], 'relation', {}, {'kind': 'leads_to'})
    joined = {frozenset((edge['fromNode'], edge['toNode'])) for edge in relations}
    apart = [(one['id'], other['id']) for one in cards[:6] for other in cards[:6]
             if one is not other and frozenset((one['id'], other['id'])) not in joined]
    if apart:
        edited.canvas['edges'].append({'id': '%016x' % edited.random.getrandbits(64), 'fromNode': apart[0][0],
                                       'fromSide': 'top', 'toNode': apart[0][1], 'toSide': 'top', 'label': 'Depends on'})
        edited.expect('addition', 'relation', None, 'relation', {},
                      {'from': apart[0][0], 'to': apart[0][1], 'kind': 'depends_on'})


def own(edited, cards, frames):
    """Cards of one's own, with everything that the specification allows, and things that it does not have."""
    left = edited.free_place()
    added = [
        {'id': 'a0a0a0a0a0a0a0a0', 'type': 'text', 'text': 'Ask the *harbour master*\n\n- soon', 'styleAttributes': {}},
        {'id': 'b1b1b1b1b1b1b1b1', 'type': 'file', 'file': 'Notes/Ferries.md', 'subpath': '#Fares', 'color': '#a1B2c3'},
        {'id': 'c2c2c2c2c2c2c2c2', 'type': 'link', 'url': 'https://example.com/?a=1&b=2'},
        {'id': 'd3d3d3d3d3d3d3d3', 'type': 'group', 'label': 'Later', 'background': 'sea.png',
         'backgroundStyle': 'repeat', 'collapsed': True},
    ]
    for place, node in enumerate(added):
        node.update({'x': left, 'y': place * GAP, 'width': 250, 'height': 60})
        values = {name: value for name, value in node.items() if name in ('text', 'file', 'url', 'label', 'x', 'color')}
        edited.expect('addition', 'card', node['id'], 'card', {}, values)
    edited.canvas['nodes'] += added
    ends = [cards[0]['id']] if cards else ['b1b1b1b1b1b1b1b1']
    ends += [frames[0]['id']] if frames else []
    for place, end in enumerate(ends):
        edge = {'id': 'e%d' % place, 'fromNode': 'a0a0a0a0a0a0a0a0', 'fromEnd': 'arrow', 'toNode': end, 'toEnd': 'none',
                'color': '3'}
        edited.canvas['edges'].append(edge)
        edited.expect('addition', 'card', edge['id'], 'line', {},
                      {'from': edge['fromNode'], 'to': end, 'color': '3', 'both_ways': True, 'arrow': False})


def second_visit(document, seed):
    """Of one's own cards, one is moved, one goes with its lines; a line that was drawn between topics goes."""
    edited = Edited(document, seed)
    by_id = {node['id']: node for node in edited.canvas['nodes']}
    file = by_id['b1b1b1b1b1b1b1b1']
    file['y'] += 1
    edited.expect('correction', 'card', file['id'], 'card', {'y': file['y'] - 1}, {'y': file['y']})
    edited.expect('deletion', 'card', 'a0a0a0a0a0a0a0a0', 'card', {'text': by_id['a0a0a0a0a0a0a0a0']['text']}, {})
    for edge in edited.remove(by_id['a0a0a0a0a0a0a0a0']):
        edited.expect('deletion', 'card', edge['id'], 'line', {'to': edge['toNode']}, {})
    drawn = [edge for edge in edited.canvas['edges'] if edge.get('label') == 'depends on']
    for edge in drawn:
        edited.canvas['edges'].remove(edge)
        edited.expect('deletion', 'relation', edge['id'], 'relation', {'kind': 'depends_on'}, {})
    return edited


def differences(expected, logged):
    """-> a line for each edit that was expected and is not there, and for each that is there and was not expected"""
    left = list(logged)
    lines_of = []
    for wanted in expected:
        match = next((edit for edit in left if fits(edit, *wanted)), None)
        if match is None:
            lines_of.append('not logged: %s' % (wanted,))
        else:
            left.remove(match)
    return lines_of + ['not made: %s' % json.dumps({name: edit[name] for name in (
        'kind', 'target_kind', 'target_id', 'field', 'before', 'after')}) for edit in left]


def fits(edit, kind, target, ident, field, before, after):
    return ((edit['kind'], edit['target_kind'], edit['field']) == (kind, target, field)
            and ident in (None, edit['target_id'])
            and all(edit['before'].get(name) == value for name, value in before.items())
            and all(edit['after'].get(name) == value for name, value in after.items()))
