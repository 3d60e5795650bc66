package com.syncsketch.it.parity;

import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemPage;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import feign.TypedResponse;
import java.util.Map;

/** Reads items with any filter, those included that the contract does not know. */
@Headers("Accept: application/json")
public interface ItemSearch {

    /**
     * Lists items.
     *
     * @param filters values by name, lists for repeated ones
     * @return the first page
     */
    @RequestLine("GET /api/v1/item/")
    TypedResponse<ItemPage> list(@QueryMap Map<String, Object> filters);

    /**
     * Reads an item.
     *
     * @param itemId the item
     * @param parameters values by name
     * @return the item
     */
    @RequestLine("GET /api/v1/item/{item_id}/")
    TypedResponse<Item> get(@Param("item_id") long itemId, @QueryMap Map<String, Object> parameters);
}
