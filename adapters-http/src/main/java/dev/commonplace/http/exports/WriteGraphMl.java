package dev.commonplace.http.exports;

import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one level of a conversation's graph as GraphML (graphml.graphdrawing.org), as Gephi, yEd, Cytoscape and NetworkX read
 * it: directed, an edge from each node to the next one, and an edge for each relation.
 */
final class WriteGraphMl {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

    private record Key(String id, String domain, String name, String type) {}

    private static final List<Key> KEYS = List.of(
            new Key("title", "node", "title", "string"),
            new Key("summary", "node", "summary", "string"),
            new Key("first", "node", "first_sequence", "int"),
            new Key("last", "node", "last_sequence", "int"),
            new Key("messages", "node", "message_count", "int"),
            new Key("kind", "edge", "kind", "string"),
            new Key("strength", "edge", "strength", "double"),
            new Key("confidence", "edge", "confidence", "double"),
            new Key("explanation", "edge", "explanation", "string"));

    private final XMLStreamWriter xml;

    private WriteGraphMl(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * @param nodes of one level, in their order
     * @param relations between them
     */
    static String write(Conversation conversation, List<GraphNode> nodes, List<GraphRelation> relations) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new WriteGraphMl(xml).document(conversation, nodes, relations);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
        return text.append("\n").toString();
    }

    private void document(Conversation conversation, List<GraphNode> nodes, List<GraphRelation> relations)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(NAMESPACE);
        for (Key key : KEYS) {
            indent(1);
            xml.writeEmptyElement("key");
            xml.writeAttribute("id", key.id());
            xml.writeAttribute("for", key.domain());
            xml.writeAttribute("attr.name", key.name());
            xml.writeAttribute("attr.type", key.type());
        }
        indent(1);
        xml.writeStartElement("graph");
        xml.writeAttribute("id", conversation.id().toString());
        xml.writeAttribute("edgedefault", "directed");
        for (GraphNode node : nodes) {
            node(node);
        }
        for (int i = 1; i < nodes.size(); i++) {
            edge("next-" + nodes.get(i - 1).id(), nodes.get(i - 1), nodes.get(i));
        }
        for (GraphRelation relation : relations) {
            edge(relation);
        }
        indent(1);
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void node(GraphNode node) throws XMLStreamException {
        indent(2);
        xml.writeStartElement("node");
        xml.writeAttribute("id", node.id().toString());
        data("title", node.title().text());
        data("summary", node.summary().text());
        data("first", Integer.toString(node.span().first()));
        data("last", Integer.toString(node.span().last()));
        data("messages", Integer.toString(node.span().messages()));
        indent(2);
        xml.writeEndElement();
    }

    private void edge(String id, GraphNode from, GraphNode to) throws XMLStreamException {
        startEdge(id, from.id().toString(), to.id().toString());
        data("kind", "temporal");
        indent(2);
        xml.writeEndElement();
    }

    private void edge(GraphRelation relation) throws XMLStreamException {
        startEdge(
                relation.id().toString(),
                relation.from().toString(),
                relation.to().toString());
        data("kind", relation.kind());
        data("strength", String.format(Locale.ROOT, "%.4f", relation.strength()));
        data("confidence", String.format(Locale.ROOT, "%.4f", relation.confidence()));
        data("explanation", relation.explanation());
        indent(2);
        xml.writeEndElement();
    }

    private void startEdge(String id, String from, String to) throws XMLStreamException {
        indent(2);
        xml.writeStartElement("edge");
        xml.writeAttribute("id", id);
        xml.writeAttribute("source", from);
        xml.writeAttribute("target", to);
    }

    private void data(String key, String value) throws XMLStreamException {
        if (value.isEmpty()) {
            return;
        }
        indent(3);
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        xml.writeCharacters(XmlText.allowed(value));
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
