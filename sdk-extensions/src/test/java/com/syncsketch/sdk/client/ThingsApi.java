package com.syncsketch.sdk.client;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.TypedResponse;
import java.util.List;
import java.util.Map;

/** Operations of the forms that the generated interfaces have. */
@Headers("Accept: application/json")
public interface ThingsApi {

    /** A model. */
    record Thing(long id, String name) {}

    @RequestLine("GET /api/v1/thing/{thing_id}/")
    Thing get(@Param("thing_id") long id);

    @RequestLine("GET /api/v1/thing/?name={name}")
    List<Thing> list(@Param("name") String name);

    @RequestLine("POST /api/v1/thing/")
    @Headers("Content-Type: application/json")
    Thing create(Map<String, Object> body);

    @RequestLine(value = "DELETE /api/v2/thing/{uuid}/", decodeSlash = false)
    void delete(@Param("uuid") String uuid);

    @RequestLine(value = "POST /api/v2/thing/{uuid}/start/", decodeSlash = false)
    TypedResponse<Object> start(@Param("uuid") String uuid);

    default Thing first() {
        return get(1);
    }
}
