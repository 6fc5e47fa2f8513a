package com.isogeo.security.fuzzing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.ReadResult;
import com.isogeo.security.internal.config.SettingsReader;
import com.isogeo.security.internal.config.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/** A client_secrets.json of any bytes: read, or one sentence that names the file and nothing that is in it. */
class ClientSecretsFuzzTest {

    private static Path file;

    @BeforeAll
    static void makeFile() throws IOException {
        file = Files.createTempFile("client_secrets", ".json");
    }

    @AfterAll
    static void removeFile() throws IOException {
        Files.deleteIfExists(file);
    }

    @FuzzTest
    @DictionaryEntries({":null", ":1", ":[]", ":{}", ":[1]", "{\"web\":", "\"redirect_uris\":"})
    @DisplayName("S29 S40 Whatever is in client_secrets.json, it is read, or one sentence says why not")
    void anyBytes(byte[] content) throws IOException {
        Files.write(file, content);
        Config config = TestConfig.of(Map.of("isogeo.client-secrets-file", file.toString()));

        Optional<String> problem = ClientSecretsConfigSource.load(config);

        problem.ifPresent(ClientSecretsFuzzTest::checkSentence);
        if (problem.isEmpty()) {
            SettingsReader.read(config)
                    .fold(ReadResult.Valid::warnings, ReadResult.Invalid::problems)
                    .forEach(ClientSecretsFuzzTest::checkNoSecret);
        }
    }

    private static void checkSentence(String sentence) {
        assertTrue(
                sentence.startsWith("isogeo.client-secrets-file names " + file + ", "),
                () -> "names not the file: " + sentence);
        assertTrue(sentence.endsWith("."), () -> "no sentence: " + sentence);
        Secrets.assertNoneIn(sentence);
    }

    private static void checkNoSecret(String sentence) {
        assertTrue(sentence.endsWith("."), () -> "no sentence: " + sentence);
        Secrets.assertNoneIn(sentence);
    }
}
