package dev.commonplace.persistence.corrections;

import static dev.commonplace.persistence.jooq.Tables.CANVAS_CARDS;
import static dev.commonplace.persistence.jooq.Tables.CANVAS_LINES;

import dev.commonplace.application.corrections.CanvasCards;
import dev.commonplace.domain.canvas.CanvasBox;
import dev.commonplace.domain.canvas.CanvasColor;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasExtras;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.canvas.CanvasSide;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.persistence.jooq.tables.records.CanvasCardsRecord;
import dev.commonplace.persistence.jooq.tables.records.CanvasLinesRecord;
import dev.commonplace.persistence.support.BulkInsert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

final class JooqCanvasCards implements CanvasCards {
    private static final String TEXT = "text";
    private static final String FILE = "file";
    private static final String LINK = "link";
    private static final String GROUP = "group";

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqCanvasCards(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public CanvasExtras of(ConversationId id, ZoomLevel zoom) {
        return new CanvasExtras(
                dsl.selectFrom(CANVAS_CARDS)
                        .where(CANVAS_CARDS.TENANT_ID.eq(tenantId.value()))
                        .and(CANVAS_CARDS.CONVERSATION_ID.eq(id.value()))
                        .and(CANVAS_CARDS.ZOOM.eq(zoom.number()))
                        .orderBy(CANVAS_CARDS.ORDINAL)
                        .fetch(JooqCanvasCards::card),
                dsl.selectFrom(CANVAS_LINES)
                        .where(CANVAS_LINES.TENANT_ID.eq(tenantId.value()))
                        .and(CANVAS_LINES.CONVERSATION_ID.eq(id.value()))
                        .and(CANVAS_LINES.ZOOM.eq(zoom.number()))
                        .orderBy(CANVAS_LINES.ORDINAL)
                        .fetch(JooqCanvasCards::line));
    }

    @Override
    public void put(ConversationId id, ZoomLevel zoom, CanvasExtras extras) {
        dsl.deleteFrom(CANVAS_LINES)
                .where(CANVAS_LINES.TENANT_ID.eq(tenantId.value()))
                .and(CANVAS_LINES.CONVERSATION_ID.eq(id.value()))
                .and(CANVAS_LINES.ZOOM.eq(zoom.number()))
                .execute();
        dsl.deleteFrom(CANVAS_CARDS)
                .where(CANVAS_CARDS.TENANT_ID.eq(tenantId.value()))
                .and(CANVAS_CARDS.CONVERSATION_ID.eq(id.value()))
                .and(CANVAS_CARDS.ZOOM.eq(zoom.number()))
                .execute();
        List<CanvasCardsRecord> cards = new ArrayList<>();
        for (CanvasNode node : extras.nodes()) {
            cards.add(row(id, zoom, cards.size(), node));
        }
        List<CanvasLinesRecord> lines = new ArrayList<>();
        for (CanvasEdge edge : extras.edges()) {
            lines.add(row(id, zoom, lines.size(), edge));
        }
        BulkInsert.into(dsl, cards);
        BulkInsert.into(dsl, lines);
    }

    private CanvasCardsRecord row(ConversationId id, ZoomLevel zoom, int ordinal, CanvasNode node) {
        CanvasCardsRecord row = new CanvasCardsRecord();
        row.setTenantId(tenantId.value());
        row.setConversationId(id.value());
        row.setZoom(zoom.number());
        row.setOrdinal(ordinal);
        row.setId(node.id());
        switch (node) {
            case CanvasNode.Text text -> put(row, TEXT, text.text());
            case CanvasNode.File file -> put(row, FILE, file.path());
            case CanvasNode.Link link -> put(row, LINK, link.url());
            case CanvasNode.Group group -> put(row, GROUP, group.label());
        }
        row.setX(node.box().x());
        row.setY(node.box().y());
        row.setWidth(node.box().width());
        row.setHeight(node.box().height());
        row.setColor(node.color().map(CanvasColor::code).orElse(null));
        row.setMore(node.more());
        return row;
    }

    private static void put(CanvasCardsRecord row, String kind, String content) {
        row.setKind(kind);
        row.setContent(content);
    }

    private CanvasLinesRecord row(ConversationId id, ZoomLevel zoom, int ordinal, CanvasEdge edge) {
        CanvasLinesRecord row = new CanvasLinesRecord();
        row.setTenantId(tenantId.value());
        row.setConversationId(id.value());
        row.setZoom(zoom.number());
        row.setOrdinal(ordinal);
        row.setId(edge.id());
        row.setFromId(edge.fromNode());
        row.setFromSide(edge.fromSide().map(CanvasSide::word).orElse(null));
        row.setToId(edge.toNode());
        row.setToSide(edge.toSide().map(CanvasSide::word).orElse(null));
        row.setLabel(edge.label().orElse(null));
        row.setColor(edge.color().map(CanvasColor::code).orElse(null));
        row.setBothWays(edge.bothWays());
        row.setArrow(edge.arrow());
        row.setMore(edge.more());
        return row;
    }

    private static CanvasNode card(CanvasCardsRecord row) {
        CanvasBox box = new CanvasBox(row.getX(), row.getY(), row.getWidth(), row.getHeight());
        Optional<CanvasColor> color = Optional.ofNullable(row.getColor()).map(CanvasColor::new);
        return switch (row.getKind()) {
            case FILE -> new CanvasNode.File(row.getId(), box, color, row.getContent(), row.getMore());
            case LINK -> new CanvasNode.Link(row.getId(), box, color, row.getContent(), row.getMore());
            case GROUP -> new CanvasNode.Group(row.getId(), box, color, row.getContent(), row.getMore());
            default -> new CanvasNode.Text(row.getId(), box, color, row.getContent(), row.getMore());
        };
    }

    private static CanvasEdge line(CanvasLinesRecord row) {
        return new CanvasEdge(
                row.getId(),
                row.getFromId(),
                Optional.ofNullable(row.getFromSide()).map(CanvasSide::ofWord),
                row.getToId(),
                Optional.ofNullable(row.getToSide()).map(CanvasSide::ofWord),
                row.getBothWays(),
                row.getArrow(),
                Optional.ofNullable(row.getColor()).map(CanvasColor::new),
                Optional.ofNullable(row.getLabel()),
                row.getMore());
    }
}
