package com.syncsketch.it.parity;

import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemPage;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import feign.TypedResponse;
import java.util.Map;

/** Reads items with any filters, including those that are not in the contract. */
@Headers("Accept: application/json")
public interface ItemSearch {

    /**
     * Lists items.
     *
     * @param filters the filters by name, with lists for repeated ones
     * @return the first page
     */
    @RequestLine("GET /api/v1/item/")
    TypedResponse<ItemPage> list(@QueryMap Map<String, Object> filters);

    /**
     * Gets an item.
     *
     * @param itemId the item
     * @param parameters the parameters by name
     * @return the item
     */
    @RequestLine("GET /api/v1/item/{item_id}/")
    TypedResponse<Item> get(@Param("item_id") long itemId, @QueryMap Map<String, Object> parameters);
}
