package com.syncsketch.codegen;

import java.util.List;

/** A known value of an open enumeration, as the templates see it. */
record ConstantView(String name, String value, String description) {

    public List<String> doc() {
        return new Javadoc().markdown(description).comment(4);
    }
}
