package org.parlour.conference.prompts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shelf put up. */
@Configuration(proxyBeanMethods = false)
class PromptConfiguration {
    @Bean
    PromptShelf promptShelf(PromptSettings settings) {
        PromptShelf shelf = new PromptShelf(settings);
        shelf.check();
        return shelf;
    }
}
