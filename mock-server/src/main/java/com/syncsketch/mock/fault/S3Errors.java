package com.syncsketch.mock.fault;

/** Builds S3 error responses. */
final class S3Errors {

    private S3Errors() {}

    static String body(String code, String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + escape(code) + "</Code><Message>"
                + escape(message)
                + "</Message><RequestId>0000000000000000</RequestId><HostId>syncsketch-mock</HostId></Error>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
