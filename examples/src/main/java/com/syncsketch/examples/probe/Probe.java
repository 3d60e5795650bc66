package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.examples.probe.Deviation.Kind;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads a few answers of each operation that reads, and compares them with the contract. It goes by the contract alone, so an
 * operation that is added there is read, too. One call after the other; for one use.
 */
public final class Probe {

    private static final String ITEMS = "item_id";

    private final Contract contract = Contract.bundled();
    private final ProbeOptions options;
    private final Resources resources;
    private final Plan plan;

    /** What grows while it reads. */
    private final Ids ids = new Ids();

    private final Deviations deviations = new Deviations();
    private final UnknownMembers unknown;
    private final ItemStates itemStates = new ItemStates();
    private final List<Paging.Facts> paging = new ArrayList<>();
    private final List<FieldList.Declaration> declarations = new ArrayList<>();
    private final Map<String, Comparer> comparers = new HashMap<>();
    private final Map<String, Map<String, Integer>> answers = new HashMap<>();
    private final Map<String, Integer> limitHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Plans; nothing is sent.
     *
     * @param options how much to read and to tell
     */
    public Probe(ProbeOptions options) {
        this.options = options;
        this.resources = new Resources(contract.reads());
        this.plan = new Plan(contract.reads(), resources, options.samples(), options.skipped());
        this.unknown = new UnknownMembers(contract.memberNames(), options.wordsAreTold());
    }

    /**
     * Tells how many calls there are at most, repetitions by the client not counted.
     *
     * @return the number
     */
    public int mostCalls() {
        return plan.calls();
    }

    /**
     * Tells what would be read.
     *
     * @return a line for each operation
     */
    public List<String> preview() {
        return plan.steps().stream()
                .map(step -> step.calls() == 0
                        ? "not read: %s %s (nothing that is read gives its parameters)"
                                .formatted(
                                        step.operation().id(), step.operation().path())
                        : "at most %d: %s GET %s"
                                .formatted(
                                        step.calls(),
                                        step.operation().id(),
                                        step.operation().path()))
                .toList();
    }

    /**
     * Lists the operations that can be skipped.
     *
     * @return their ids
     */
    public static List<String> operations() {
        return Contract.bundled().reads().stream().map(ReadOperation::id).toList();
    }

    /**
     * Reads and compares.
     *
     * @param client the client, whose credentials and retry policy are used
     * @param progress is told the operation that is read next
     * @return the report
     * @throws RefusedException if the first call is answered with 401 or 403
     * @throws SyncSketchException if the first call gets no answer, or is redirected to another host
     */
    public Report run(SyncSketchClient client, Consumer<String> progress) {
        Reader reader = new Reader(client, plan.calls());
        List<Plan.Step> left = new ArrayList<>(plan.steps());
        left.removeIf(step -> step.calls() == 0);
        // What needs nothing comes first; by the contract the check of the credentials is the first of these.
        left.sort(Comparator.comparing(step -> !needs(step.operation()).isEmpty()));
        boolean goesOn = true;
        while (goesOn && !left.isEmpty()) {
            Plan.Step next = left.stream()
                    .filter(step -> needs(step.operation()).stream()
                            .noneMatch(parameter -> ids.first(parameter, 1).isEmpty()))
                    .findFirst()
                    .orElse(null);
            goesOn = next != null && reader.stopped().isEmpty();
            if (next != null && goesOn) {
                progress.accept(next.operation().id());
                read(reader, next.operation());
                left.remove(next);
            }
        }
        return report(reader);
    }

    /** Gives the parameters without which an operation is not read. */
    private List<String> needs(ReadOperation operation) {
        if (!operation.pathParameters().isEmpty()) {
            return operation.pathParameters();
        }
        String filter = operation.isPaged() ? resources.filterOf(operation) : null;
        String parameter = filter == null ? null : resources.parameterOfFilter(filter);
        return parameter == null ? List.of() : List.of(parameter);
    }

    private void read(Reader reader, ReadOperation operation) {
        boolean pagesSeen = false;
        for (Sample sample : samples(operation)) {
            if (!reader.stopped().isEmpty()) {
                return;
            }
            Map<String, Object> query = new HashMap<>(sample.filter());
            if (operation.isPaged()) {
                query.put("limit", options.limit());
            }
            Reading reading = reader.get(sample.path(), query);
            note(operation, reading, reader.made() == 1);
            if (reading.isSuccess()) {
                harvest(operation, reading.json(), sample.ids());
                if (operation.isPaged()
                        && !pagesSeen
                        && reader.stopped().isEmpty()
                        && Records.of(reading.json()).size() > 1) {
                    pagesSeen = true;
                    paging.add(new Paging(reader, deviations, operation, sample.path(), sample.filter())
                            .look(reading.json()));
                }
            }
        }
    }

    /**
     * One call.
     *
     * @param path the path with ids
     * @param filter the query
     * @param ids the ids in both, by parameter
     */
    private record Sample(String path, Map<String, Object> filter, Map<String, String> ids) {}

    private List<Sample> samples(ReadOperation operation) {
        List<String> needs = needs(operation);
        if (needs.isEmpty()) {
            return List.of(new Sample(operation.path(), Map.of(), Map.of()));
        }
        List<Sample> samples = new ArrayList<>();
        String last = needs.get(needs.size() - 1);
        for (String id : ids.first(last, options.samples())) {
            Map<String, String> values = ids.belongingTo(needs, id);
            if (values != null) {
                samples.add(sample(operation, values, last, id));
            }
        }
        return List.copyOf(samples);
    }

    private Sample sample(ReadOperation operation, Map<String, String> values, String last, String id) {
        String path = operation.path();
        for (String parameter : operation.pathParameters()) {
            path = path.replace("{" + parameter + "}", values.getOrDefault(parameter, ""));
        }
        Map<String, Object> query = new LinkedHashMap<>();
        String filter = resources.filterOf(operation);
        String parameter = filter == null ? null : resources.parameterOfFilter(filter);
        String value = parameter == null
                ? null
                : operation.pathParameters().isEmpty() ? values.get(parameter) : ids.related(last, id, parameter);
        if (filter != null && value != null) {
            query.put(filter, value);
        }
        return new Sample(path, query, values);
    }

    private void note(ReadOperation operation, Reading reading, boolean first) {
        if (first && (reading.status() == 401 || reading.status() == 403)) {
            throw new RefusedException(reading.status());
        }
        String answer = reading.status() == 0 ? "no answer" : reading.status() + ", " + reading.body();
        answers.computeIfAbsent(operation.id(), ignored -> new TreeMap<>()).merge(answer, 1, Integer::sum);
        reading.headers().forEach(header -> limitHeaders.merge(header, 1, Integer::sum));
        if (reading.isSuccess()) {
            compare(operation, reading);
        } else if (reading.status() != 0) {
            compareError(operation, reading);
        }
    }

    private Comparer comparer(ReadOperation operation) {
        return comparers.computeIfAbsent(
                operation.id(), id -> new Comparer(id, deviations, unknown, options.wordsAreTold()));
    }

    private void compare(ReadOperation operation, Reading reading) {
        Schema schema = contract.schema(operation.success());
        if (reading.body() != Reading.Body.JSON) {
            if (!schema.isOpen()) {
                deviations.add(operation.id(), "", Kind.BODY, reading.body() + ", JSON expected");
            }
            return;
        }
        comparer(operation).compare(reading.json(), schema, "");
        if (FieldList.isDeclaration(schema)) {
            resources
                    .detailOf(operation)
                    .map(detail -> contract.schema(detail.success()))
                    .map(resource -> FieldList.compare(operation.id(), reading.json(), resource, deviations))
                    .ifPresent(declarations::add);
        }
    }

    private void compareError(ReadOperation operation, Reading reading) {
        JsonNode declared = operation.errors().get(reading.status());
        if (declared == null) {
            deviations.add(operation.id(), "", Kind.STATUS, reading.status() + " is not described");
        } else if (reading.body() == Reading.Body.JSON && declared.isObject()) {
            comparer(operation).compare(reading.json(), contract.schema(declared), "(" + reading.status() + ")");
        }
    }

    private void harvest(ReadOperation operation, JsonNode answer, Map<String, String> context) {
        String parameter = resources.parameterOf(operation);
        if (parameter == null || FieldList.isDeclaration(contract.schema(operation.success()))) {
            return;
        }
        for (JsonNode each : Records.of(answer)) {
            ids.add(parameter, each, context);
            if (parameter.equals(ITEMS)) {
                itemStates.add(each);
            }
        }
    }

    private Report report(Reader reader) {
        List<UnknownMembers.Found> open = new ArrayList<>();
        for (UnknownMembers.Found found : unknown.list()) {
            if (found.place().described()) {
                deviations.add(
                        found.place().operation(),
                        found.place().place(),
                        Kind.UNKNOWN_MEMBER,
                        words(found),
                        found.objects());
            } else {
                open.add(found);
            }
        }
        List<OperationReport> operations = plan.steps().stream()
                .map(step -> report(step, !reader.stopped().isEmpty()))
                .toList();
        OpenQuestions questions =
                new OpenQuestions(operations, unknown.list(), deviations.list(), paging, declarations);
        return new Report(
                new Report.Header(
                        LocalDate.now(ZoneOffset.UTC),
                        contract.version(),
                        reader.made(),
                        plan.calls(),
                        reader.stopped()),
                new Report.Findings(
                        operations,
                        deviations.list(),
                        open,
                        paging,
                        declarations,
                        questions.answers(itemStates.toString(), limitHeaders.keySet())));
    }

    /** Gives a member, or several whose names are not told, in words. */
    static String words(UnknownMembers.Found found) {
        String forms =
                String.join(" or ", found.forms().stream().map(Form::toString).toList());
        return found.name().isEmpty()
                ? Rounded.words(found.names()) + " without a name here: " + forms
                : "`" + found.name() + "`: " + forms;
    }

    private OperationReport report(Plan.Step step, boolean stopped) {
        String id = step.operation().id();
        Map<String, Integer> given = answers.getOrDefault(id, Map.of());
        Comparer comparer = comparers.get(id);
        String notRead = "";
        if (step.calls() == 0) {
            notRead = "nothing that is read gives its parameters";
        } else if (given.isEmpty()) {
            notRead = stopped ? "the probe had stopped" : "there was no record to read it for";
        }
        return new OperationReport(step.operation(), notRead, given, comparer == null ? Map.of() : comparer.members());
    }
}
