package com.isogeo.standin.internal.http;

import com.grack.nanojson.JsonWriter;

/** Writes maps, lists, strings, numbers and booleans as JSON; the one class that knows the library. */
public final class Json {

    private Json() {}

    public static String write(Object value) {
        return JsonWriter.string(value);
    }
}
