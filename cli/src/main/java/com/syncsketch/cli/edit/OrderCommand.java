package com.syncsketch.cli.edit;

import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sorts the items of a review. */
@Command(name = "order", description = "Sort the items of a review, by name, by time, or as given")
public final class OrderCommand extends ChangeCommand {

    /** An order. */
    enum By {
        NAME,
        CREATED
    }

    @Parameters(index = "0", paramLabel = "REVIEW", description = "The review.")
    private String review = "";

    @Parameters(index = "1..*", paramLabel = "ITEM", arity = "0..*", description = "The items in their new order.")
    private List<String> items = List.of();

    @Option(names = "--by", order = 1, paramLabel = "name|created", description = "Sort all items by this.")
    private @Nullable By by;

    /** Creates the command. */
    public OrderCommand() {}

    @Override
    public Integer call() throws IOException {
        check(by != null || !items.isEmpty(), "Missing ITEM, or --by");
        check(by == null || items.isEmpty(), "--by sorts all items, so it excludes ITEM");
        Names names = new Names(client());
        long reviewId = names.review(review);
        List<Thing> sorted = by == null ? find(names, items, EnumSet.of(Kind.ITEM)) : sorted(reviewId, by);
        if (!sorted.isEmpty() && confirmed("Sort", sorted)) {
            client().reviews()
                    .sortItems(reviewId, sorted.stream().map(Thing::id).toList());
            sorted.forEach(item -> output().line(item.reference()));
        }
        return ExitCodes.OK;
    }

    private List<Thing> sorted(long reviewId, By order) {
        Comparator<Item> comparator = order == By.NAME
                ? Comparator.comparing(
                        (Item item) -> String.valueOf(item.getName()).toLowerCase(Locale.ROOT))
                : Comparator.comparing(Item::getCreated, Comparator.nullsLast(Comparator.naturalOrder()));
        return client().items().ofReview(reviewId).stream()
                .filter(Item::isActive)
                .sorted(comparator.thenComparing(Item::getId))
                .map(item -> new Thing(Kind.ITEM, item.getId(), reviewId, String.valueOf(item.getName())))
                .toList();
    }
}
