package org.parlour.conference.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Addresses of the web app that are no files: the page itself reads where it is. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {
    private static final String PAGE = "forward:/index.html";

    @Override
    public void addViewControllers(ViewControllerRegistry addresses) {
        addresses.addViewController(OpenPaths.NEW_ROOM).setViewName(PAGE);
        addresses.addViewController(OpenPaths.ROOMS + "{room}").setViewName(PAGE);
    }
}
