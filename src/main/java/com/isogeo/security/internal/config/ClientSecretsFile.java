package com.isogeo.security.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A client_secrets.json on the disk: small, and a JSON object. */
final class ClientSecretsFile {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_BRACKETS = 500;

    private final Path path;

    ClientSecretsFile(Path path) {
        this.path = path;
    }

    // What the causes say may quote the file.
    @SuppressWarnings("UnusedException")
    JsonObject content() throws ClientSecretsException {
        byte[] bytes = bytes();
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (isDeep(text)) {
                throw notJson();
            }
            // A JsonReader leaves unread what follows the object.
            try (JsonParser parser = Json.createParser(new StringReader(text))) {
                parser.next();
                JsonObject content = parser.getObject();
                if (parser.hasNext()) {
                    throw notJson();
                }
                return content;
            }
        } catch (CharacterCodingException | RuntimeException e) {
            // Not all parsers keep to JsonException.
            throw notJson();
        }
    }

    @SuppressWarnings("UnusedException")
    private byte[] bytes() throws ClientSecretsException {
        if (Files.isDirectory(path)) {
            throw new ClientSecretsException("which is a directory");
        }
        // A pipe would keep the deployment waiting.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new ClientSecretsException("which is not a regular file");
        }
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ClientSecretsException("which is larger than 64 KB");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new ClientSecretsException("which is not there");
        } catch (IOException e) {
            throw new ClientSecretsException("which cannot be read");
        }
    }

    /** A parser may call itself for each level, and end the thread's stack. */
    private static boolean isDeep(String text) {
        return text.chars().filter(letter -> letter == '{' || letter == '[').count() > MAX_BRACKETS;
    }

    private static ClientSecretsException notJson() {
        return new ClientSecretsException("which is not a JSON object in UTF-8");
    }
}
