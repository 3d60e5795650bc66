package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.cli.probe.Deviation.Kind;
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
 * Reads a few responses of each read operation and compares them with the contract. Operations that are added to the
 * contract are read without further code. Sends one request at a time. Use one instance per run.
 */
public final class Probe {

    private static final String ITEMS = "item_id";

    private final ProbeContract contract = ProbeContract.bundled();
    private final ProbeOptions options;
    private final IdSources idSources;
    private final ProbePlan plan;

    private final KnownIds ids = new KnownIds();

    private final Deviations deviations = new Deviations();
    private final UnknownFields unknown;
    private final ItemUrlStatistics itemUrls = new ItemUrlStatistics();
    private final List<PagingProbe.Result> paging = new ArrayList<>();
    private final List<DeclaredFields.Declaration> declarations = new ArrayList<>();
    private final Map<String, ResponseComparer> comparers = new HashMap<>();
    private final Map<String, Map<String, Integer>> responses = new HashMap<>();
    private final Map<String, Integer> limitHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Creates a probe. Sends no request.
     *
     * @param options the options
     */
    public Probe(ProbeOptions options) {
        this.options = options;
        this.idSources = new IdSources(contract.reads());
        this.plan = new ProbePlan(contract.reads(), idSources, options.samples(), options.skipped());
        this.unknown = new UnknownFields(contract.fieldNames(), options.showWords());
    }

    /**
     * Returns the maximum number of requests, without retries.
     *
     * @return the maximum number of requests
     */
    public int maxRequests() {
        return plan.maxRequests();
    }

    /**
     * Returns the planned requests.
     *
     * @return one line per operation
     */
    public List<String> preview() {
        return plan.steps().stream()
                .map(step -> step.maxRequests() == 0
                        ? "not read: %s %s (no response provides its parameters)"
                                .formatted(
                                        step.operation().id(), step.operation().path())
                        : "at most %d: %s GET %s"
                                .formatted(
                                        step.maxRequests(),
                                        step.operation().id(),
                                        step.operation().path()))
                .toList();
    }

    /**
     * Returns the operations that can be skipped.
     *
     * @return the operation ids
     */
    public static List<String> operations() {
        return ProbeContract.bundled().reads().stream().map(ReadOperation::id).toList();
    }

    /**
     * Runs the probe.
     *
     * @param client the client; its credentials and retry policy apply
     * @param progress receives the id of each operation before it is read
     * @return the report
     * @throws CredentialsRejectedException if the response to the first request is 401 or 403
     * @throws SyncSketchException if the first request gets no response or is redirected to another host
     */
    public ProbeReport run(SyncSketchClient client, Consumer<String> progress) {
        ProbeClient probeClient = new ProbeClient(client, plan.maxRequests());
        List<ProbePlan.Step> remaining = new ArrayList<>(plan.steps());
        remaining.removeIf(step -> step.maxRequests() == 0);
        // Operations without parameters come first; in the contract, the credentials check is the first of them.
        remaining.sort(Comparator.comparing(
                step -> !requiredParameters(step.operation()).isEmpty()));
        boolean proceed = true;
        while (proceed && !remaining.isEmpty()) {
            ProbePlan.Step next = remaining.stream()
                    .filter(step -> requiredParameters(step.operation()).stream()
                            .noneMatch(parameter -> ids.first(parameter, 1).isEmpty()))
                    .findFirst()
                    .orElse(null);
            proceed = next != null && probeClient.stopReason().isEmpty();
            if (next != null && proceed) {
                progress.accept(next.operation().id());
                read(probeClient, next.operation());
                remaining.remove(next);
            }
        }
        return report(probeClient);
    }

    /** Returns the parameters that are required to read an operation. */
    private List<String> requiredParameters(ReadOperation operation) {
        if (!operation.pathParameters().isEmpty()) {
            return operation.pathParameters();
        }
        String filter = operation.isPaged() ? idSources.filterOf(operation) : null;
        String parameter = filter == null ? null : idSources.parameterOfFilter(filter);
        return parameter == null ? List.of() : List.of(parameter);
    }

    private void read(ProbeClient probeClient, ReadOperation operation) {
        boolean pagingProbed = false;
        for (Sample sample : samples(operation)) {
            if (!probeClient.stopReason().isEmpty()) {
                return;
            }
            Map<String, Object> query = new HashMap<>(sample.filter());
            if (operation.isPaged()) {
                query.put("limit", options.limit());
            }
            ProbeResponse response = probeClient.get(sample.path(), query);
            record(operation, response, probeClient.sent() == 1);
            if (response.isSuccess()) {
                collectIds(operation, response.json(), sample.ids());
                if (operation.isPaged()
                        && !pagingProbed
                        && probeClient.stopReason().isEmpty()
                        && ResponseRecords.of(response.json()).size() > 1) {
                    pagingProbed = true;
                    paging.add(new PagingProbe(probeClient, deviations, operation, sample.path(), sample.filter())
                            .run(response.json()));
                }
            }
        }
    }

    /**
     * A request.
     *
     * @param path the path with ids
     * @param filter the query
     * @param ids the ids of the path and the query, by parameter
     */
    private record Sample(String path, Map<String, Object> filter, Map<String, String> ids) {}

    private List<Sample> samples(ReadOperation operation) {
        List<String> required = requiredParameters(operation);
        if (required.isEmpty()) {
            return List.of(new Sample(operation.path(), Map.of(), Map.of()));
        }
        List<Sample> samples = new ArrayList<>();
        String last = required.get(required.size() - 1);
        for (String id : ids.first(last, options.samples())) {
            Map<String, String> values = ids.belongingTo(required, id);
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
        String filter = idSources.filterOf(operation);
        String parameter = filter == null ? null : idSources.parameterOfFilter(filter);
        String value = parameter == null
                ? null
                : operation.pathParameters().isEmpty() ? values.get(parameter) : ids.related(last, id, parameter);
        if (filter != null && value != null) {
            query.put(filter, value);
        }
        return new Sample(path, query, values);
    }

    private void record(ReadOperation operation, ProbeResponse response, boolean first) {
        if (first && (response.status() == 401 || response.status() == 403)) {
            throw new CredentialsRejectedException(response.status());
        }
        String outcome = response.status() == 0 ? "no response" : response.status() + ", " + response.body();
        responses.computeIfAbsent(operation.id(), ignored -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        response.headers().forEach(header -> limitHeaders.merge(header, 1, Integer::sum));
        if (response.isSuccess()) {
            compare(operation, response);
        } else if (response.status() != 0) {
            compareError(operation, response);
        }
    }

    private ResponseComparer comparer(ReadOperation operation) {
        return comparers.computeIfAbsent(
                operation.id(), id -> new ResponseComparer(id, deviations, unknown, options.showWords()));
    }

    private void compare(ReadOperation operation, ProbeResponse response) {
        ContractSchema schema = contract.schema(operation.success());
        if (response.body() != ProbeResponse.Body.JSON) {
            if (!schema.isOpen()) {
                deviations.add(operation.id(), "", Kind.BODY, response.body() + ", JSON expected");
            }
            return;
        }
        comparer(operation).compare(response.json(), schema, "");
        if (DeclaredFields.isDeclaration(schema)) {
            idSources
                    .detailOf(operation)
                    .map(detail -> contract.schema(detail.success()))
                    .map(resource -> DeclaredFields.compare(operation.id(), response.json(), resource, deviations))
                    .ifPresent(declarations::add);
        }
    }

    private void compareError(ReadOperation operation, ProbeResponse response) {
        JsonNode declared = operation.errors().get(response.status());
        if (declared == null) {
            deviations.add(operation.id(), "", Kind.STATUS, response.status() + " is not described");
        } else if (response.body() == ProbeResponse.Body.JSON && declared.isObject()) {
            comparer(operation).compare(response.json(), contract.schema(declared), "(" + response.status() + ")");
        }
    }

    private void collectIds(ReadOperation operation, JsonNode response, Map<String, String> context) {
        String parameter = idSources.parameterOf(operation);
        if (parameter == null || DeclaredFields.isDeclaration(contract.schema(operation.success()))) {
            return;
        }
        for (JsonNode entry : ResponseRecords.of(response)) {
            ids.add(parameter, entry, context);
            if (parameter.equals(ITEMS)) {
                itemUrls.add(entry);
            }
        }
    }

    private ProbeReport report(ProbeClient probeClient) {
        List<UnknownFields.Found> open = new ArrayList<>();
        for (UnknownFields.Found found : unknown.list()) {
            if (found.location().described()) {
                deviations.add(
                        found.location().operation(),
                        found.location().fieldPath(),
                        Kind.UNKNOWN_FIELD,
                        words(found),
                        found.objects());
            } else {
                open.add(found);
            }
        }
        List<OperationReport> operations = plan.steps().stream()
                .map(step -> report(step, !probeClient.stopReason().isEmpty()))
                .toList();
        OpenQuestions questions =
                new OpenQuestions(operations, unknown.list(), deviations.list(), paging, declarations);
        return new ProbeReport(
                new ProbeReport.Header(
                        LocalDate.now(ZoneOffset.UTC),
                        contract.version(),
                        probeClient.sent(),
                        plan.maxRequests(),
                        probeClient.stopReason()),
                new ProbeReport.Findings(
                        operations,
                        deviations.list(),
                        open,
                        paging,
                        declarations,
                        questions.answers(itemUrls.toString(), limitHeaders.keySet())));
    }

    /** Returns the description of an unknown field, or of several whose names are withheld. */
    static String words(UnknownFields.Found found) {
        String shapes = String.join(
                " or ", found.shapes().stream().map(ValueShape::toString).toList());
        return found.name().isEmpty()
                ? RoundedCount.words(found.names()) + " not named here: " + shapes
                : "`" + found.name() + "`: " + shapes;
    }

    private OperationReport report(ProbePlan.Step step, boolean stopped) {
        String id = step.operation().id();
        Map<String, Integer> received = responses.getOrDefault(id, Map.of());
        ResponseComparer comparer = comparers.get(id);
        String notRead = "";
        if (step.maxRequests() == 0) {
            notRead = "no response provides its parameters";
        } else if (received.isEmpty()) {
            notRead = stopped ? "the probe stopped earlier" : "no record to read it for";
        }
        return new OperationReport(
                step.operation(), notRead, received, comparer == null ? Map.of() : comparer.fields());
    }
}
