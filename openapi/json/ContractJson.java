import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Converts the contract to JSON, which is parsed many times faster than YAML. The build runs this class from source, with the
 * YAML file and the JSON file as arguments.
 */
final class ContractJson {

    private ContractJson() {}

    public static void main(String[] args) throws IOException {
        Path json = Path.of(args[1]);
        Files.createDirectories(json.getParent());
        JsonNode document = new YAMLMapper().readTree(Files.readAllBytes(Path.of(args[0])));
        new JsonMapper().writeValue(json.toFile(), document);
    }
}
